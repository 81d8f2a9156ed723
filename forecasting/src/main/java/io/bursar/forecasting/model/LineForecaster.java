package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import java.util.List;

/** One that looks at a line by itself. */
abstract class LineForecaster implements Forecaster {

  @Override
  public final List<PointForecast> forecast(List<History> histories) {
    return histories.stream().map(it -> PointForecast.of(daily(it))).toList();
  }

  /** What is expected of each day. */
  abstract double[] daily(History history);
}
