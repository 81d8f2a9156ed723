package io.bursar.core.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is foreseen of a node: the values that policies see. Of two of the same node the one with
 * the higher revision stands.
 *
 * @param node id of the node
 * @param revision rises with each forecast of the node
 * @param origin the first day that is foreseen; everything before it was known
 * @param model who foresees
 * @param spentThrough what the node will have spent from the morning of {@code origin} to the end
 *     of that day, the day after it and so on, descendants included; ledger currency; one to
 *     {@value #LONGEST} days
 * @param anomalous the last day that was known, where it lay outside the 98 % band that was
 *     foreseen for it
 * @param fallback in a word, why the trained model that is to serve did not and {@code model} does;
 *     empty where all is as it should be
 */
public record ForecastEntry(
    String tenant,
    String node,
    long revision,
    LocalDate origin,
    String model,
    List<Quantiles> spentThrough,
    Optional<LocalDate> anomalous,
    Optional<String> fallback)
    implements Entry {

  /** So many days at most. */
  public static final int LONGEST = 366;

  /**
   * Checks what a reader relies on.
   *
   * @throws IllegalArgumentException when there is no day, or there are too many, or something is
   *     missing
   */
  public ForecastEntry {
    if (tenant == null || node == null || origin == null || model == null) {
      throw new IllegalArgumentException("forecast without tenant, node, origin or model");
    }
    spentThrough = spentThrough == null ? List.of() : List.copyOf(spentThrough);
    if (spentThrough.isEmpty() || spentThrough.size() > LONGEST) {
      throw new IllegalArgumentException(
          "forecast of %s has %d days and not 1 to %d"
              .formatted(node, spentThrough.size(), LONGEST));
    }
  }

  /**
   * With one chance in ten it will be less than {@code p10}, with one in two less than {@code p50},
   * and with one in ten more than {@code p90}.
   */
  public record Quantiles(BigDecimal p10, BigDecimal p50, BigDecimal p90) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when they cross
     */
    public Quantiles {
      if (p10 == null || p50 == null || p90 == null) {
        throw new IllegalArgumentException("quantile missing: " + p10 + ", " + p50 + ", " + p90);
      }
      if (p10.compareTo(p50) > 0 || p50.compareTo(p90) > 0) {
        throw new IllegalArgumentException(
            "quantiles cross: p10 %s, p50 %s, p90 %s".formatted(p10, p50, p90));
      }
    }
  }
}
