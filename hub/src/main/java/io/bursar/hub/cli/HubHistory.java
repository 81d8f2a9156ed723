package io.bursar.hub.cli;

import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** The daily usage of a hub's nodes, as it answers it. */
final class HubHistory {
  private static final int PAGE = 1000;

  private HubHistory() {}

  /**
   * Asks for it, a day after the other.
   *
   * @param last the last day that is asked for
   * @param days how many, that one included
   * @param asked is told how many days are through
   * @return a series for each node that spent anything, named by its id, which stays when it moves,
   *     in ledger currency, from the first day on which it did to the last that is asked for; a day
   *     without spend is 0
   */
  static List<DailySeries> read(
      HubClient hub, String tenant, LocalDate last, int days, IntConsumer asked) {
    NavigableMap<String, NavigableMap<LocalDate, Double>> spent = new TreeMap<>();
    for (int ago = days - 1; ago >= 0; ago--) {
      LocalDate day = last.minusDays(ago);
      Query query = new Query("usage").with("tenant", tenant).with("period", day);
      Pages pages = new Pages(hub, query.with("limit", PAGE));
      while (pages.hasNext()) {
        Map<String, Object> item = pages.next();
        double amount = Double.parseDouble(item.get("spent").toString());
        if (amount != 0) {
          spent
              .computeIfAbsent(item.get("nodeId").toString(), any -> new TreeMap<>())
              .put(day, amount);
        }
      }
      asked.accept(days - ago);
    }
    List<DailySeries> series = new ArrayList<>();
    spent.forEach((node, values) -> series.add(series(node, values, last)));
    return series;
  }

  private static DailySeries series(
      String node, NavigableMap<LocalDate, Double> values, LocalDate last) {
    LocalDate first = values.firstKey();
    double[] numbers =
        first
            .datesUntil(last.plusDays(1))
            .mapToDouble(day -> values.getOrDefault(day, 0.0))
            .toArray();
    return new DailySeries(node, first, numbers);
  }
}
