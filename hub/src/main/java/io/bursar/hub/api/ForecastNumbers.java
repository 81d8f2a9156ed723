package io.bursar.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Span;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.serving.Foreseen;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.routes.bus.BusJson;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;

/** {@code POST /forecasts}: foresees any numbers, one a day; keeps nothing of them. */
public final class ForecastNumbers {

  private static final int FEWEST = 3;
  private static final int MOST = 2_000;
  private static final double LARGEST = 1e15;
  private static final String VALUES = "values";
  private static final String ORIGIN = "origin";
  private static final String SHAPE =
      "the body must be {\"values\": [NUMBER, ...], \"origin\": DAY}";

  private final Foresight foresight;
  private final Clock clock;

  ForecastNumbers(Foresight foresight, Clock clock) {
    this.foresight = foresight;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param values one a day, the last of the day before {@code origin}; null when nobody knows
   * @param origin the first day to be foreseen; today where it is left out
   */
  record Numbers(List<Double> values, Optional<LocalDate> origin) {}

  /** What is answered. */
  record Answered(
      LocalDate origin,
      String model,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> fallback,
      List<Day> days,
      Total total,
      Drivers drivers) {}

  /** A day, its quantiles, and from where to where 98 of 100 lie. */
  record Day(LocalDate day, double p10, double p50, double p90, double low, double high) {}

  /** The sum of the days. */
  record Total(double p10, double p50, double p90) {}

  /** What leads from the 30 days before to the middle of the sum. */
  record Drivers(double before, Map<String, Double> adds, String en, String zh) {}

  public Answer answer(Exchange exchange) {
    Numbers numbers = read(exchange.getMessage().getBody(byte[].class));
    LocalDate origin = numbers.origin().orElseGet(() -> LocalDate.now(clock));
    double[] values =
        numbers.values().stream().mapToDouble(it -> it == null ? Double.NaN : it).toArray();
    DailySeries series = new DailySeries("numbers", origin.minusDays(values.length), values);
    Foreseen foreseen = foresight.foresee(List.of(series), origin).get(0);
    return Answer.json(BusJson.write(answered(foreseen, origin)), Map.of());
  }

  private static Answered answered(Foreseen foreseen, LocalDate origin) {
    Forecast forecast = foreseen.days();
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < forecast.daily().size(); i++) {
      Band band = forecast.daily().get(i);
      Span usual = forecast.usual().get(i);
      days.add(
          new Day(
              origin.plusDays(i), band.p10(), band.p50(), band.p90(), usual.low(), usual.high()));
    }
    Band total = forecast.total();
    return new Answered(
        origin,
        forecast.model(),
        foreseen.fallback().map(Fault::word),
        days,
        new Total(total.p10(), total.p50(), total.p90()),
        drivers(foreseen));
  }

  private static Drivers drivers(Foreseen foreseen) {
    Map<String, Double> adds = new LinkedHashMap<>();
    foreseen
        .why()
        .drivers()
        .forEach((driver, added) -> adds.put(driver.name().toLowerCase(Locale.ROOT), added));
    return new Drivers(foreseen.why().before(), adds, foreseen.words().en(), foreseen.words().zh());
  }

  private static Numbers read(byte[] body) {
    JsonNode asked;
    try {
      asked = BusJson.mapper().readTree(body);
    } catch (IOException e) {
      throw malformed(SHAPE);
    }
    if (!asked.isObject()
        || !asked.path(VALUES).isArray()
        || asked.size() > (asked.has(ORIGIN) ? 2 : 1)) {
      throw malformed(SHAPE);
    }
    List<Double> values = values(asked.get(VALUES));
    if (values.stream().noneMatch(Objects::nonNull)) {
      throw malformed("values has no number");
    }
    JsonNode origin = asked.path(ORIGIN);
    return new Numbers(
        values,
        origin.isMissingNode() || origin.isNull() ? Optional.empty() : Optional.of(day(origin)));
  }

  /** A text is no number, so that one who writes none is told so and not foreseen without it. */
  private static List<Double> values(JsonNode asked) {
    int count = asked.size();
    if (count < FEWEST || count > MOST) {
      throw malformed("values has " + count + " numbers and not " + FEWEST + " to " + MOST);
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode value = asked.get(i);
      if (!value.isNull() && !value.isNumber()) {
        throw malformed("values[" + i + "] is " + Problem.shown(value.toString()));
      }
      if (value.isNumber() && !(Math.abs(value.doubleValue()) <= LARGEST)) {
        throw malformed("values[" + i + "] is " + value.doubleValue() + ", beyond 1e15");
      }
      values.add(value.isNull() ? null : (Double) value.doubleValue());
    }
    return values;
  }

  /** Only a day: of a moment it would depend on the zone which day it is. */
  private static LocalDate day(JsonNode origin) {
    LocalDate day;
    try {
      day = LocalDate.parse(origin.isTextual() ? origin.textValue() : "");
    } catch (DateTimeParseException e) {
      throw malformed(
          "origin is " + Problem.shown(origin.toString()) + " and no day as 2026-11-28");
    }
    if (day.getYear() < 1900 || day.getYear() > 2199) {
      throw malformed("origin is " + day + ", not in the years 1900 to 2199");
    }
    return day;
  }

  private static Refusal malformed(String what) {
    return new Refusal(ApiCode.MALFORMED, what);
  }
}
