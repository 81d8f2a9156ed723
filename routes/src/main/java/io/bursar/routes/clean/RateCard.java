package io.bursar.routes.clean;

import io.bursar.core.configuration.Price;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What a unit of each metric costs, by day. */
final class RateCard {

  private final Map<String, NavigableMap<LocalDate, Price>> byMetric = new HashMap<>();

  RateCard(List<Price> prices) {
    for (Price price : prices) {
      byMetric.computeIfAbsent(price.metric(), metric -> new TreeMap<>()).put(price.from(), price);
    }
  }

  /** The price that holds on a day: the latest line that is not later than it. */
  Optional<Price> on(String metric, LocalDate day) {
    return Optional.ofNullable(byMetric.get(metric))
        .map(prices -> prices.floorEntry(day))
        .map(Map.Entry::getValue);
  }
}
