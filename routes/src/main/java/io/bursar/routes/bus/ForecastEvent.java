package io.bursar.routes.bus;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is foreseen of a node, descendants included, in ledger currency: topic forecasts, compacted,
 * key tenant and node.
 *
 * @param node id of the node
 * @param revision of two forecasts of a node the one with the higher revision stands
 * @param origin the first day that is foreseen
 * @param model who foresees the days
 * @param days one a day from {@code origin} on
 * @param total of all of them; not the sum of their quantiles
 * @param anomalous the last day that was known, where it lay outside what was foreseen for it
 */
public record ForecastEvent(
    String tenant,
    String node,
    long revision,
    LocalDate origin,
    String model,
    String currency,
    List<Day> days,
    Total total,
    Optional<LocalDate> anomalous) {

  /**
   * What a day may become.
   *
   * @param p10 one in ten is below
   * @param p50 the middle
   * @param p90 one in ten is above
   * @param low one in a hundred is below
   * @param high one in a hundred is above
   */
  public record Day(
      LocalDate day,
      BigDecimal p10,
      BigDecimal p50,
      BigDecimal p90,
      BigDecimal low,
      BigDecimal high) {}

  /** The same of the sum of the days. */
  public record Total(BigDecimal p10, BigDecimal p50, BigDecimal p90) {}

  /** Key of its records on the bus. */
  public String key() {
    return tenant + "|" + node;
  }
}
