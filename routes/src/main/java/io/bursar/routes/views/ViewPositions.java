package io.bursar.routes.views;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.GroupProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** How far the routes of the views have come on the bus. */
final class ViewPositions {

  /** A route of another process holds its position. */
  static final class Held extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Held(ViewRoute route, Throwable cause) {
      super("another process runs route " + route.routeId() + "; stop it, then rebuild", cause);
    }
  }

  private static final Duration BROKERS = Duration.ofMinutes(1);

  private final BusConnection connection;

  ViewPositions(BusConnection connection) {
    this.connection = connection;
  }

  /** Which bus it is that they are positions of. */
  String bus() {
    try (Admin admin = Admin.create(connection.client())) {
      return admin.describeCluster().clusterId().get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bus does not say which one it is", e.getCause());
    }
  }

  /** How many records all of them have still to take: 0 only if there is none. */
  long behind() {
    try (GroupProgress progress = new GroupProgress(connection, BROKERS)) {
      long behind = 0;
      for (ViewRoute route : ViewRoute.values()) {
        behind += progress.behind(route.group(), route.topic());
      }
      return behind;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bus does not say how far the views are", e.getCause());
    }
  }

  /**
   * Has routes that stand still begin at the bus' beginning when they start.
   *
   * @return whether any of them had come anywhere
   * @throws Held when one of them runs, here or elsewhere
   */
  boolean forget(Collection<ViewRoute> routes) {
    boolean any = false;
    try (Admin admin = Admin.create(connection.client())) {
      for (ViewRoute route : routes) {
        any |= forget(admin, route);
      }
      return any;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static boolean forget(Admin admin, ViewRoute route) throws InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(route.group())).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        throw new Held(route, e);
      }
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new IllegalStateException("the bus does not forget " + route.group(), e.getCause());
      }
      return false;
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while views were asked for", e);
  }
}
