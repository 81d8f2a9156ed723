package io.bursar.routes.views;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.GroupProgress;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds by letting the routes of this process read the bus once more. */
final class BusViewRebuild implements ViewRebuild {

  private static final Logger LOG = LoggerFactory.getLogger(BusViewRebuild.class);

  /**
   * All but imports_counted and forecasts: replies stay on the bus for a day only, of forecasts the
   * last of a node, so older ones could not be made again. They are absolute: read once more, they
   * change nothing.
   */
  private static final String EMPTY =
      "TRUNCATE charges, usage, windows, decisions, rejects, import_rejects, deliveries,"
          + " imports_collected";

  private static final Duration BROKERS = Duration.ofMinutes(1);

  private final CamelContext camel;
  private final BusConnection connection;
  private final Postgres postgres;
  private final HotUsage hot;

  BusViewRebuild(CamelContext camel, BusConnection connection, Postgres postgres, HotUsage hot) {
    this.camel = camel;
    this.connection = connection;
    this.postgres = postgres;
    this.hot = hot;
  }

  /**
   * Positions are forgotten before anything is emptied: whatever goes wrong in between, the routes
   * read everything once more, and reading once more changes nothing.
   */
  @Override
  public synchronized void rebuild() {
    List<String> stopped = stop();
    try {
      forgetPositions();
      postgres.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(EMPTY);
            }
          });
      hot.clear();
      LOG.info("Views are empty and read the bus from the beginning");
    } finally {
      stopped.forEach(this::start);
    }
  }

  @Override
  public long behind() {
    try (GroupProgress progress = new GroupProgress(connection, BROKERS)) {
      long behind = 0;
      for (ViewRoute route : ViewRoute.values()) {
        behind += progress.behind(route.group(), route.topic());
      }
      return behind;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bus does not say how far the views are", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking how far the views are", e);
    }
  }

  /** The routes within the bus-source Kamelets: it is they that read the bus. */
  private List<String> readers() {
    Set<String> groups =
        Arrays.stream(ViewRoute.values()).map(ViewRoute::group).collect(Collectors.toSet());
    return camel.getRoutes().stream()
        .filter(
            route ->
                route.getEndpoint() instanceof KafkaEndpoint kafka
                    && groups.contains(kafka.getConfiguration().getGroupId()))
        .map(Route::getRouteId)
        .toList();
  }

  private List<String> stop() {
    List<String> stopped = new ArrayList<>();
    for (String reader : readers()) {
      try {
        camel.getRouteController().stopRoute(reader);
        stopped.add(reader);
      } catch (Exception e) {
        stopped.forEach(this::start);
        throw new IllegalStateException("route " + reader + " does not stop", e);
      }
    }
    return stopped;
  }

  private void start(String routeId) {
    try {
      camel.getRouteController().startRoute(routeId);
    } catch (Exception e) {
      LOG.error("Route {} does not start again; restart the hub", routeId, e);
    }
  }

  private void forgetPositions() {
    try (Admin admin = Admin.create(connection.client())) {
      for (ViewRoute route : ViewRoute.values()) {
        forgetPositions(admin, route);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while views were rebuilt", e);
    }
  }

  private static void forgetPositions(Admin admin, ViewRoute route) throws InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(route.group())).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        throw new IllegalStateException(
            "another process runs route " + route.routeId() + "; stop it, then rebuild", e);
      }
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new IllegalStateException("the bus does not forget " + route.group(), e.getCause());
      }
    }
  }
}
