package io.bursar.core.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a period will end, as a forecast sees it.
 *
 * @param model who foresees
 * @param origin the first day that was foreseen
 * @param p10 with one chance in ten less is spent by the end of the period; ledger currency
 * @param p50 with one chance in two
 * @param p90 with one chance in ten more
 * @param runsOut the first day at whose end more than the budget is spent, as {@code 2026-11-20},
 *     or {@code never}; empty where there is no budget
 * @param overspend the probability that more than the budget is spent, 0 to 1; empty where there is
 *     no budget
 * @param anomalous whether the last day that was known is one of the period, and lay outside the 98
 *     % band that was foreseen for it
 * @param fallback in a word, why the trained model that is to serve did not foresee; empty where it
 *     did, or none is to
 */
public record Outlook(
    String model,
    LocalDate origin,
    BigDecimal p10,
    BigDecimal p50,
    BigDecimal p90,
    Optional<String> runsOut,
    Optional<BigDecimal> overspend,
    boolean anomalous,
    Optional<String> fallback) {

  /** Comes after every day. */
  public static final String NEVER = "never";
}
