package io.bursar.routes.bus;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param drivers what leads from what was spent before to the middle of {@code total}; empty in
 *     those of earlier versions
 * @param anomalous the last day that was known, where it lay outside what was foreseen for it
 * @param fallback in a word, why the trained model that is to serve did not and {@code model} does;
 *     empty where all is as it should be
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
    Optional<Drivers> drivers,
    Optional<LocalDate> anomalous,
    Optional<String> fallback) {

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

  /**
   * Why so much.
   *
   * @param before what was spent in as many days before
   * @param adds what each driver adds, by name; with {@code before} exactly the middle of the total
   * @param en the largest of them in an English sentence
   * @param zh the same in Chinese
   */
  public record Drivers(BigDecimal before, Map<String, BigDecimal> adds, String en, String zh) {

    /** Copies them in their order. */
    public Drivers {
      adds = Collections.unmodifiableMap(new LinkedHashMap<>(adds));
    }
  }

  /** Key of its records on the bus. */
  public String key() {
    return tenant + "|" + node;
  }
}
