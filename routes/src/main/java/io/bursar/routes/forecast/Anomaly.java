package io.bursar.routes.forecast;

import io.bursar.forecasting.model.Span;
import io.bursar.forecasting.serving.Foreseen;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.forecast.SpendHistory.Spent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Days that lie outside what 98 of 100 days were foreseen to be. */
final class Anomaly {

  private Anomaly() {}

  /**
   * The day, where it has begun and is above its span already; else the day before, where it lay
   * outside what was foreseen for it while it was still to come.
   */
  static Optional<LocalDate> of(
      Foreseen now, Spent spent, Optional<ForecastEvent> before, LocalDate day) {
    Span today = now.days().usual().get(0);
    if (spent.onTheDay() > 0 && spent.onTheDay() > today.high()) {
      return Optional.of(day);
    }
    LocalDate yesterday = day.minusDays(1);
    double came =
        spent
            .before()
            .filter(it -> !it.lastDay().isBefore(yesterday))
            .map(it -> it.value(it.indexOf(yesterday)))
            .orElse(0.0);
    return before
        .flatMap(it -> it.days().stream().filter(of -> of.day().equals(yesterday)).findFirst())
        .filter(it -> !within(it, BigDecimal.valueOf(came)))
        .map(ForecastEvent.Day::day);
  }

  private static boolean within(ForecastEvent.Day day, BigDecimal came) {
    return day.low().compareTo(came) <= 0 && came.compareTo(day.high()) <= 0;
  }
}
