package io.bursar.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.routes.bus.ForecastEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is foreseen of a node, as the API says it. */
record ForecastItem(
    String tenant,
    String node,
    String nodeId,
    String currency,
    LocalDate origin,
    long revision,
    String model,
    List<ForecastEvent.Day> days,
    ForecastEvent.Total total,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<ForecastEvent.Drivers> drivers,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<LocalDate> anomalous,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> fallback,
    List<Spent> history,
    List<Past> past) {

  /** What was spent on a day. */
  record Spent(LocalDate day, BigDecimal spent) {}

  /**
   * A forecast from an earlier day beside what came.
   *
   * @param days how many of its days are over
   * @param foreseen the sum of their middles
   * @param came what was spent on them
   * @param within on how many of them it lay between p10 and p90
   */
  record Past(
      LocalDate origin, String model, int days, BigDecimal foreseen, BigDecimal came, int within) {}
}
