package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.calibration.Sample;
import io.bursar.forecasting.evaluation.Figures.DailyAndTotal;
import io.bursar.forecasting.evaluation.Figures.MedianAndPooled;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.series.Week;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The scores of all forecasters on all series, and what they come to. */
final class Table {
  private final Map<String, Map<String, Scores>> scores = new LinkedHashMap<>();
  private final Map<String, Integer> served = new TreeMap<>();
  private final Map<String, Double> seasonalErrors = new TreeMap<>();
  private int forecasts;

  void add(String forecaster, Sample sample, Forecast forecast) {
    scores
        .computeIfAbsent(forecaster, name -> new TreeMap<>())
        .computeIfAbsent(sample.history().id(), id -> new Scores())
        .add(sample, forecast);
  }

  /** One more sample, and who serves its days, under all their names. */
  void sample(Sample sample, List<String> names) {
    forecasts++;
    names.forEach(it -> served.merge(it, 1, Integer::sum));
    seasonalErrors.computeIfAbsent(sample.history().id(), id -> seasonalError(sample));
  }

  /** Mean absolute error of the same weekday a week before, in the first history. */
  private static double seasonalError(Sample sample) {
    double sum = 0;
    int known = 0;
    for (int ago = 1; ago + Week.DAYS <= sample.history().days(); ago++) {
      double error = Math.abs(sample.history().ago(ago) - sample.history().ago(ago + Week.DAYS));
      if (!Double.isNaN(error)) {
        sum += error;
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }

  int forecasts() {
    return forecasts;
  }

  int series() {
    return seasonalErrors.size();
  }

  List<String> forecasters() {
    return List.copyOf(scores.keySet());
  }

  /** What a forecaster comes to, beside the floor. */
  Figures figures(String forecaster, String floor) {
    Map<String, Scores> of = scores.get(forecaster);
    Map<String, Scores> floors = scores.get(floor);
    Scores all = sum(of);
    Scores allFloor = sum(floors);
    return new Figures(
        forecaster,
        ratios(of, floors, it -> it.dailyError),
        ratios(of, floors, it -> it.totalError),
        new DailyAndTotal(
            (double) all.daysCovered / all.days, (double) all.totalsCovered / all.totals),
        new DailyAndTotal(
            all.dailyInterval / allFloor.dailyInterval, all.totalInterval / allFloor.totalInterval),
        2 * all.pinball / 3 / all.dailyActual,
        mase(of),
        all.symmetric / all.days,
        served.getOrDefault(forecaster, 0) / (double) forecasts);
  }

  private static Scores sum(Map<String, Scores> bySeries) {
    Scores sum = new Scores();
    bySeries.values().forEach(sum::add);
    return sum;
  }

  /** A series on which the floor makes no error has no ratio. */
  private static MedianAndPooled ratios(
      Map<String, Scores> of, Map<String, Scores> floors, ToDoubleFunction<Scores> error) {
    List<Double> ratios = new ArrayList<>();
    floors.forEach(
        (id, floor) -> {
          if (error.applyAsDouble(floor) > 0) {
            ratios.add(error.applyAsDouble(of.get(id)) / error.applyAsDouble(floor));
          }
        });
    return new MedianAndPooled(
        median(ratios), error.applyAsDouble(sum(of)) / error.applyAsDouble(sum(floors)));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The mean over the series that have one. */
  private double mase(Map<String, Scores> of) {
    return of.entrySet().stream()
        .mapToDouble(
            it -> it.getValue().dailyError / it.getValue().days / seasonalErrors.get(it.getKey()))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
