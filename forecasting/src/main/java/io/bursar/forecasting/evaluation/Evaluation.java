package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.calibration.Backtest;
import io.bursar.forecasting.calibration.Bands;
import io.bursar.forecasting.calibration.Champions;
import io.bursar.forecasting.calibration.Sample;
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

/**
 * Foresees from rolling origins and compares with what came. What is foreseen at an origin comes
 * out of the days before it alone: forecasts, bands, and who serves a line.
 */
public final class Evaluation {
  private static final String FLOOR = WeekdayMean.NAME;
  private static final String SERVED = "served";

  private final List<DailySeries> series;
  private final Origins origins;
  private final List<Forecaster> forecasters =
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
   * @throws io.bursar.forecasting.ForecastingProblem when the series are too short
   */
  public Evaluation(List<DailySeries> series, int origins, int every, Optional<LocalDate> first) {
    this.series = List.copyOf(series);
    this.origins = Origins.of(series, origins, every, first);
  }

  /** Runs it. */
  public EvaluationReport run() {
    Table table = new Table();
    for (LocalDate origin : origins.days()) {
      evaluate(origin, table);
    }
    List<Figures> models =
        table.forecasters().stream()
            .filter(it -> !it.equals(SERVED))
            .map(it -> table.figures(it, FLOOR))
            .toList();
    return new EvaluationReport(
        table.series(), table.forecasts(), origins.days(), models, table.figures(SERVED, FLOOR));
  }

  private void evaluate(LocalDate origin, Table table) {
    List<Sample> samples = new ArrayList<>();
    for (DailySeries one : series) {
      Sample.at(one, origin).ifPresent(samples::add);
    }
    List<History> histories = samples.stream().map(Sample::history).toList();
    Backtest backtest = new Backtest(histories, forecasters);
    Map<String, List<PointForecast>> points = new LinkedHashMap<>();
    forecasters.forEach(it -> points.put(it.name(), it.forecast(histories)));
    Champions champions =
        new Champions(backtest, List.copyOf(points.keySet()), FLOOR, new ShrunkWeekday().name());
    points.forEach(
        (name, ofName) -> {
          Bands bands = new Bands(backtest, name);
          for (int line = 0; line < samples.size(); line++) {
            PointForecast point = ofName.get(line);
            Sample sample = samples.get(line);
            Forecast forecast = bands.of(line, point);
            table.add(name, sample, forecast, point.total());
          }
        });
    for (int line = 0; line < samples.size(); line++) {
      String champion = champions.of(line);
      PointForecast point = points.get(champion).get(line);
      Forecast forecast = new Bands(backtest, champion).of(line, point);
      table.add(SERVED, samples.get(line), forecast, point.total());
      table.sample(samples.get(line), champion);
    }
  }
}
