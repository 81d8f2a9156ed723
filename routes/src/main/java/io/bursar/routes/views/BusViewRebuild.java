package io.bursar.routes.views;

import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
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

  private final CamelContext camel;
  private final ViewPositions positions;
  private final Postgres postgres;
  private final HotUsage hot;

  BusViewRebuild(CamelContext camel, ViewPositions positions, Postgres postgres, HotUsage hot) {
    this.camel = camel;
    this.positions = positions;
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
      positions.forget(EnumSet.allOf(ViewRoute.class));
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
    return positions.behind();
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
}
