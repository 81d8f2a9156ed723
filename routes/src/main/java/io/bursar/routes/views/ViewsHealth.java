package io.bursar.routes.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Down while a view waits for its server; says since when and why. */
final class ViewsHealth implements HealthIndicator {

  private final List<ViewState> views;

  ViewsHealth(List<ViewState> views) {
    this.views = views;
  }

  @Override
  public Health health() {
    Map<String, Object> details = new LinkedHashMap<>();
    boolean up = true;
    for (ViewState view : views) {
      Optional<ViewState.Waiting> waiting = view.waiting();
      if (waiting.isPresent()) {
        up = false;
        details.put(
            view.view(), "waits since " + waiting.get().since() + ": " + waiting.get().reason());
      }
      if (view.leftOut() > 0) {
        details.put(view.view() + ".left-out", view.leftOut());
      }
    }
    return (up ? Health.up() : Health.down()).withDetails(details).build();
  }
}
