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
 */
public final class Backtest {
  private static final int STEP = 7;
  private static final int ROUNDS = 12;

  /** With fewer known days a forecaster cannot show what it is worth. */
  private static final int SHORTEST = 28;

  private final List<History> lines;
  private final Map<String, List<List<Residual>>> residuals = new LinkedHashMap<>();

  /** Runs it. */
  public Backtest(List<History> lines, List<Forecaster> forecasters) {
    this.lines = List.copyOf(lines);
    List<List<Sample>> samples = this.lines.stream().map(Backtest::samples).toList();
    List<Sample> all = samples.stream().flatMap(List::stream).toList();
    List<History> histories = all.stream().map(Sample::history).toList();
    for (Forecaster forecaster : forecasters) {
      List<PointForecast> forecasts = forecaster.forecast(histories);
      List<List<Residual>> byLine = new ArrayList<>();
      int next = 0;
      for (List<Sample> line : samples) {
        List<Residual> ofLine = new ArrayList<>();
        for (Sample sample : line) {
          ofLine.add(Residual.of(sample, forecasts.get(next++)));
        }
        byLine.add(ofLine);
      }
      residuals.put(forecaster.name(), byLine);
    }
  }

  private static List<Sample> samples(History line) {
    List<Sample> samples = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int back = Horizon.DAYS + round * STEP;
      if (line.days() - back < SHORTEST) {
        break;
      }
      Sample sample = Sample.within(line, back);
      if (sample.history().known(sample.history().days()) >= SHORTEST && sample.known() > 0) {
        samples.add(sample);
      }
    }
    return samples;
  }

  int lines() {
    return lines.size();
  }

  History line(int line) {
    return lines.get(line);
  }

  /** One forecaster's on one line, the latest origin first. */
  List<Residual> residuals(String forecaster, int line) {
    return residuals.get(forecaster).get(line);
  }

  /** One forecaster's on all lines. */
  List<Residual> residuals(String forecaster) {
    return residuals.get(forecaster).stream().flatMap(List::stream).toList();
  }
}
