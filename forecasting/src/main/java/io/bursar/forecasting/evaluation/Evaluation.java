package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.calibration.Backtest;
import io.bursar.forecasting.calibration.Bands;
import io.bursar.forecasting.calibration.Champions;
import io.bursar.forecasting.calibration.Champions.Champion;
import io.bursar.forecasting.calibration.Sample;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Ets;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.model.Mean;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.model.SeasonalNaive;
import io.bursar.forecasting.model.ShrunkWeekday;
import io.bursar.forecasting.model.Theta;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Foresees from rolling origins and compares with what came. What is foreseen at an origin comes
 * out of the days before it alone: forecasts, bands, and who serves a line. The global model is
 * trained once, before the first origin; its past errors are those of a second one that was trained
 * as much earlier as the backtest looks back, so that it had not seen what it is judged by.
 */
public final class Evaluation {
  private static final String FLOOR = WeekdayMean.NAME;
  private static final String SERVED = "served";

  /** What share of the time goes into training. */
  private static final double TRAINING = 0.8;

  private static final long SEED = 20_261_128;

  private final List<DailySeries> series;
  private final Origins origins;
  private final Calendar calendar;
  private final List<Forecaster> statistical =
      List.of(
          new WeekdayMean(),
          new SeasonalNaive(),
          new Mean(),
          new ShrunkWeekday(),
          new Ets(),
          new Theta());

  /**
   * An evaluation.
   *
   * @param series at least one
   * @param origins how many, at most
   * @param every days from one origin to the next
   * @param first the first origin; without it, the last horizon ends with the series
   * @param calendar holidays and promotions
   * @throws io.bursar.forecasting.ForecastingProblem when the series are too short
   */
  public Evaluation(
      List<DailySeries> series,
      int origins,
      int every,
      Optional<LocalDate> first,
      Calendar calendar) {
    if (series.isEmpty()) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_TOO_SHORT, "series", "there is not a single row.");
    }
    this.series = List.copyOf(series);
    this.calendar = calendar;
    this.origins = Origins.of(series, origins, every, first);
  }

  /**
   * Runs it.
   *
   * @param progress is told what share is done, 0 to 1
   */
  public EvaluationReport run(DoubleConsumer progress) {
    LocalDate first = origins.days().get(0);
    double half = TRAINING / 2;
    try (Neurals before =
            neurals(first.minusDays(Backtest.REACH), it -> progress.accept(it * half));
        // Without errors to judge it by, a model would serve nobody.
        Neurals now =
            before.isEmpty()
                ? Neurals.none()
                : neurals(first, it -> progress.accept(half + it * half))) {
      return run(before, now, progress);
    }
  }

  private Neurals neurals(LocalDate cut, DoubleConsumer progress) {
    return Neurals.train(series, cut, calendar, SEED, progress);
  }

  private EvaluationReport run(Neurals before, Neurals now, DoubleConsumer progress) {
    Table table = new Table();
    int done = 0;
    for (LocalDate origin : origins.days()) {
      evaluate(origin, with(before), with(now), table);
      done++;
      progress.accept(TRAINING + (1 - TRAINING) * done / origins.days().size());
    }
    if (table.forecasts() == 0) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_TOO_SHORT,
          "origins",
          "no series has a known day before " + origins.days() + " and one within 30 days after.");
    }
    List<Figures> models =
        table.forecasters().stream()
            .filter(it -> !it.equals(SERVED))
            .map(it -> table.figures(it, FLOOR))
            .toList();
    return new EvaluationReport(
        table.series(), table.forecasts(), origins.days(), models, table.figures(SERVED, FLOOR));
  }

  private List<Forecaster> with(Neurals neurals) {
    List<Forecaster> all = new ArrayList<>(statistical);
    all.addAll(neurals.forecasters());
    return all;
  }

  /** Where a forecaster loses its mind, the floor speaks for it. */
  private static List<PointForecast> finite(
      List<PointForecast> forecasts, List<PointForecast> floors) {
    List<PointForecast> finite = new ArrayList<>();
    for (int line = 0; line < forecasts.size(); line++) {
      finite.add(forecasts.get(line).isFinite() ? forecasts.get(line) : floors.get(line));
    }
    return finite;
  }

  private void evaluate(
      LocalDate origin, List<Forecaster> before, List<Forecaster> now, Table table) {
    List<Sample> samples = new ArrayList<>();
    for (DailySeries one : series) {
      Sample.at(one, origin).ifPresent(samples::add);
    }
    List<History> histories = samples.stream().map(Sample::history).toList();
    Backtest backtest = new Backtest(histories, before);
    Map<String, List<PointForecast>> points = new LinkedHashMap<>();
    List<PointForecast> floors = statistical.get(0).forecast(histories);
    now.forEach(it -> points.put(it.name(), finite(it.forecast(histories), floors)));
    Map<String, Bands> bands = new LinkedHashMap<>();
    points.keySet().forEach(it -> bands.put(it, new Bands(backtest, it)));
    Champions champions =
        new Champions(backtest, List.copyOf(points.keySet()), FLOOR, new ShrunkWeekday().name());
    for (int line = 0; line < samples.size(); line++) {
      Sample sample = samples.get(line);
      Map<String, Forecast> forecasts = new LinkedHashMap<>();
      for (Map.Entry<String, List<PointForecast>> each : points.entrySet()) {
        Forecast forecast = bands.get(each.getKey()).of(line, each.getValue().get(line));
        forecasts.put(each.getKey(), forecast);
        table.add(each.getKey(), sample, forecast);
      }
      Champion champion = champions.of(line);
      table.add(
          SERVED,
          sample,
          new Forecast(
              SERVED,
              forecasts.get(champion.daily()).daily(),
              forecasts.get(champion.total()).total()));
      table.sample(sample, List.of(champion.daily(), SERVED));
    }
  }
}
