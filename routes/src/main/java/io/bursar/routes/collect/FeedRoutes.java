package io.bursar.routes.collect;

import io.bursar.routes.bus.FeedsEvent;
import io.bursar.routes.bus.control.ControlView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one route for each feed of the accepted configuration, made from template {@code
 * collect.feed}.
 */
public final class FeedRoutes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedRoutes.class);
  private static final String PREFIX = "collect.feed.";
  private static final String CLAIM = ".claim";
  private static final String DOOR = ".door";

  private final CamelContext camel;
  private final ControlView control;
  private final ImportStart imports;
  private final Path data;
  private final Map<String, Watched> watched = new HashMap<>();
  private final Set<WatchedFeed> refused = new HashSet<>();

  private record Watched(WatchedFeed feed, FolderClaim claim) {}

  /**
   * @param data the data folder
   */
  FeedRoutes(CamelContext camel, ControlView control, ImportStart imports, Path data) {
    this.camel = camel;
    this.control = control;
    this.imports = imports;
    this.data = data;
  }

  /** Starts and stops routes until they are those of the configuration in force. */
  public synchronized void follow() {
    List<WatchedFeed> wanted =
        control
            .find(FeedsEvent.KEY, FeedsEvent.class)
            .map(accepted -> WatchedFeed.of(accepted, data))
            .orElse(List.of());
    for (Watched running : List.copyOf(watched.values())) {
      if (!wanted.contains(running.feed)) {
        stop(running);
      }
    }
    for (WatchedFeed feed : wanted) {
      if (!watched.containsKey(feed.name())) {
        start(feed);
      }
    }
  }

  private void start(WatchedFeed feed) {
    FolderClaim claim = new FolderClaim(feed.folder());
    String id = PREFIX + feed.name();
    camel.getRegistry().bind(id + CLAIM, claim);
    camel.getRegistry().bind(id + DOOR, new FeedDoor(imports, feed));
    try {
      TemplatedRouteBuilder.builder(camel, "collect.feed")
          .routeId(id)
          .parameter("folder", feed.folder().toString())
          .parameter("claim", id + CLAIM)
          .parameter("door", id + DOOR)
          .add();
      watched.put(feed.name(), new Watched(feed, claim));
      refused.remove(feed);
      LOG.info("Watching {} for feed {}", feed.folder(), feed.name());
    } catch (Exception e) {
      claim.close();
      remove(feed);
      // Tried again each time, told once.
      if (refused.add(feed)) {
        LOG.error("Feed {} cannot be watched in {}", feed.name(), feed.folder(), e);
      }
    }
  }

  private void stop(Watched running) {
    remove(running.feed);
    running.claim.close();
    watched.remove(running.feed.name());
    LOG.info("No longer watching {}", running.feed.folder());
  }

  /** Waits for the file that is being read, as long as Camel waits when it stops. */
  private void remove(WatchedFeed feed) {
    String id = PREFIX + feed.name();
    try {
      camel.getRouteController().stopRoute(id);
      camel.removeRoute(id);
      camel.getRegistry().unbind(id + CLAIM);
      camel.getRegistry().unbind(id + DOOR);
    } catch (Exception e) {
      LOG.error("The route of feed {} could not be stopped", feed.name(), e);
    }
  }

  /** Other processes may take the folders. */
  @Override
  public synchronized void close() {
    watched.values().forEach(running -> running.claim.close());
    watched.clear();
  }
}
