package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The days from which on it is foreseen, the same for all series.
 *
 * @param days in order
 */
record Origins(List<LocalDate> days) {

  /**
   * The last origins, so that the horizon of the last one ends with the series, or those from
   * {@code first} on.
   *
   * @param count how many, at most
   * @param every days from one to the next
   * @throws ForecastingProblem when the series have not a single one
   */
  static Origins of(List<DailySeries> series, int count, int every, Optional<LocalDate> first) {
    LocalDate begin = series.stream().map(DailySeries::firstDay).min(LocalDate::compareTo).get();
    LocalDate end = series.stream().map(DailySeries::lastDay).max(LocalDate::compareTo).get();
    LocalDate latest = end.minusDays(Horizon.DAYS - 1L);
    LocalDate day = first.orElse(latest.minusDays((count - 1L) * every));
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < count; i++, day = day.plusDays(every)) {
      if (day.isAfter(begin) && !day.isAfter(latest)) {
        days.add(day);
      }
    }
    if (days.isEmpty()) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_TOO_SHORT,
          "origins",
          "the series have the days " + begin + " to " + end + ".");
    }
    return new Origins(List.copyOf(days));
  }
}
