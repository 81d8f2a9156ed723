package io.bursar.forecasting.calibration;

import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How forecasters would have done on histories, had they been asked once a week before their
 * origins. Looks at nothing from an origin on.
 *
 * <p>A line of less than three months says little in this way, and nothing of what has changed in
 * its last month. So such lines are also asked every other day for one week only.
 */
public final class Backtest {
  private static final int WEEK = 7;
  private static final int ROUNDS = 12;

  /** How far rounds of a whole horizon lie apart, in horizons. */
  static final double APART = (double) WEEK / Horizon.DAYS;

  /**
   * How many days before an origin it looks at: who is asked must not have been trained on them.
   */
  public static final int REACH = Horizon.DAYS + (ROUNDS - 1) * WEEK;

  /** With fewer known days a forecaster cannot show what it is worth. */
  private static final int SHORTEST = 28;

  /** With fewer rounds of a whole horizon, a line is asked for weeks. */
  private static final int FEW_ROUNDS = 5;

  private static final int SHORTEST_FOR_A_WEEK = 14;
  private static final int STEP_FOR_A_WEEK = 2;

  private final List<History> lines;
  private final Map<String, List<List<Residual>>> horizons;
  private final Map<String, List<List<Residual>>> weeks;

  /** Runs it. */
  public Backtest(List<History> lines, List<Forecaster> forecasters) {
    this.lines = List.copyOf(lines);
    List<List<Sample>> ofHorizon = this.lines.stream().map(Backtest::ofHorizon).toList();
    List<List<Sample>> ofWeek = new ArrayList<>();
    for (int line = 0; line < this.lines.size(); line++) {
      boolean few = ofHorizon.get(line).size() < FEW_ROUNDS;
      ofWeek.add(few ? ofWeek(this.lines.get(line)) : List.of());
    }
    this.horizons = residuals(ofHorizon, forecasters);
    this.weeks = residuals(ofWeek, forecasters);
  }

  private static Map<String, List<List<Residual>>> residuals(
      List<List<Sample>> samples, List<Forecaster> forecasters) {
    List<History> histories = samples.stream().flatMap(List::stream).map(Sample::history).toList();
    Map<String, List<List<Residual>>> residuals = new LinkedHashMap<>();
    for (Forecaster forecaster : forecasters) {
      List<PointForecast> forecasts = forecaster.forecast(histories);
      List<List<Residual>> byLine = new ArrayList<>();
      int next = 0;
      for (List<Sample> line : samples) {
        List<Residual> ofLine = new ArrayList<>();
        for (Sample sample : line) {
          PointForecast forecast = forecasts.get(next++);
          ofLine.add(Residual.of(sample, forecast.atLeast(sample.lowest())));
        }
        byLine.add(ofLine);
      }
      residuals.put(forecaster.name(), byLine);
    }
    return residuals;
  }

  private static List<Sample> ofHorizon(History line) {
    return samples(line, Horizon.DAYS, WEEK, SHORTEST);
  }

  private static List<Sample> ofWeek(History line) {
    return samples(line, WEEK, STEP_FOR_A_WEEK, SHORTEST_FOR_A_WEEK);
  }

  private static List<Sample> samples(History line, int length, int step, int shortest) {
    List<Sample> samples = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int back = length + round * step;
      if (line.days() - back < shortest) {
        break;
      }
      Sample sample = Sample.within(line, back, length);
      if (sample.history().known(sample.history().days()) >= shortest && sample.known() > 0) {
        samples.add(sample);
      }
    }
    return samples;
  }

  /** How many horizons that do not overlap it looked at, on all lines together. */
  double horizons() {
    double horizons = 0;
    for (List<Residual> line : horizonsOfAnybody()) {
      horizons += line.isEmpty() ? 0 : 1 + (line.size() - 1.0) * WEEK / Horizon.DAYS;
    }
    return horizons;
  }

  private List<List<Residual>> horizonsOfAnybody() {
    return horizons.values().iterator().next();
  }

  /** One forecaster's on each line over a whole horizon. */
  List<List<Residual>> byLine(String forecaster) {
    return horizons.get(forecaster);
  }

  /** One forecaster's on each line over a week. */
  List<List<Residual>> ofWeeksByLine(String forecaster) {
    return weeks.get(forecaster);
  }

  History line(int line) {
    return lines.get(line);
  }

  /** One forecaster's on one line over a whole horizon, the latest origin first. */
  List<Residual> residuals(String forecaster, int line) {
    return horizons.get(forecaster).get(line);
  }

  /** One forecaster's on all lines over a whole horizon. */
  List<Residual> residuals(String forecaster) {
    return horizons.get(forecaster).stream().flatMap(List::stream).toList();
  }

  /** One forecaster's on one line over a week, where the line has little more. */
  List<Residual> ofWeeks(String forecaster, int line) {
    return weeks.get(forecaster).get(line);
  }

  /** One forecaster's on all such lines over a week. */
  List<Residual> ofWeeks(String forecaster) {
    return weeks.get(forecaster).stream().flatMap(List::stream).toList();
  }
}
