package io.bursar.routes.stage;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Up when there are routes of a kind and every one of them runs. */
public final class RoutesHealth implements HealthIndicator {

  private final CamelContext camel;
  private final Predicate<Route> mine;

  /**
   * @param mine which routes it speaks of
   */
  public RoutesHealth(CamelContext camel, Predicate<Route> mine) {
    this.camel = camel;
    this.mine = mine;
  }

  @Override
  public Health health() {
    Map<String, String> down = new TreeMap<>();
    int routes = 0;
    for (Route route : camel.getRoutes()) {
      if (mine.test(route)) {
        routes++;
        ServiceStatus status = camel.getRouteController().getRouteStatus(route.getRouteId());
        if (status == null || !status.isStarted()) {
          down.put(route.getRouteId(), String.valueOf(status));
        }
      }
    }
    boolean up = routes > 0 && down.isEmpty();
    return (up ? Health.up() : Health.down())
        .withDetail("routes", routes)
        .withDetails(down)
        .build();
  }
}
