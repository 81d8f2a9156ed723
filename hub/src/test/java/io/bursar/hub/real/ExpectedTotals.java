package io.bursar.hub.real;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Sums by "node period", made without Bursar. */
final class ExpectedTotals {
  private final Map<String, BigDecimal> sums = new TreeMap<>();

  /** Counts at the node and at the root above it. */
  void add(String tenant, String node, String period, BigDecimal amount) {
    sums.merge(tenant + "/" + node + " " + period, amount, BigDecimal::add);
    sums.merge(tenant + " " + period, amount, BigDecimal::add);
  }

  /** Without those that are 0, and each amount in its shortest form. */
  Map<String, BigDecimal> all() {
    Map<String, BigDecimal> all = new TreeMap<>();
    sums.forEach(
        (key, sum) -> {
          if (sum.signum() != 0) {
            all.put(key, sum.stripTrailingZeros());
          }
        });
    return all;
  }
}
