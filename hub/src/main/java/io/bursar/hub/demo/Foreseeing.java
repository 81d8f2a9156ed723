package io.bursar.hub.demo;

import io.bursar.connectors.samples.DemoPlan;
import io.bursar.hub.cli.HubClient;
import io.bursar.hub.cli.Pages;
import io.bursar.hub.cli.Query;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the hub to foresee what it has been played, and tells people what it foresees. */
final class Foreseeing {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HubClient hub;

  Foreseeing(HubClient hub) {
    this.hub = hub;
  }

  /**
   * Comes back with the forecasts of all nodes from today on, made after it was asked; with fewer
   * when they take too long.
   */
  List<Map<String, Object>> foresee(LocalDate today) {
    Map<Object, Object> before = revisions(today);
    hub.post(new Query("forecasts/refresh").with("tenant", DemoPlan.TENANT).toString(), Map.of());
    Outcome.until(
        PATIENCE,
        () -> {
          Map<Object, Object> now = revisions(today);
          return !now.isEmpty()
              && now.entrySet().stream()
                  .noneMatch(each -> each.getValue().equals(before.get(each.getKey())));
        });
    return of(today);
  }

  private Map<Object, Object> revisions(LocalDate today) {
    Map<Object, Object> revisions = new HashMap<>();
    of(today).forEach(each -> revisions.put(each.get("node"), each.get("revision")));
    return revisions;
  }

  private List<Map<String, Object>> of(LocalDate today) {
    List<Map<String, Object>> items = new ArrayList<>();
    new Pages(hub, new Query("forecasts").with("tenant", DemoPlan.TENANT).with("limit", 100))
        .forEachRemaining(items::add);
    return items.stream().filter(it -> today.toString().equals(it.get("origin"))).toList();
  }

  static void print(List<Map<String, Object>> forecasts, PrintWriter out) {
    out.println();
    out.println("Foreseen for the next 30 days (in eight cases of ten from .. to), and by whom");
    forecasts.forEach(each -> out.println("  " + line(each)));
  }

  private static String line(Map<String, Object> forecast) {
    Map<?, ?> total = (Map<?, ?>) forecast.get("total");
    String node = forecast.get("node").toString();
    long depth = node.chars().filter(letter -> letter == '/').count();
    return "%-18s %12s  (%s .. %s)  %s"
        .formatted(
            "  ".repeat((int) depth) + node.substring(node.lastIndexOf('/') + 1),
            amount(total.get("p50")),
            amount(total.get("p10")),
            amount(total.get("p90")),
            forecast.get("model"));
  }

  private static String amount(Object amount) {
    return Said.amount(new BigDecimal(amount.toString()));
  }
}
