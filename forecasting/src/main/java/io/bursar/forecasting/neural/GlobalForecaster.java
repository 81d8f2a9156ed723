package io.bursar.forecasting.neural;

import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.History;
import java.util.ArrayList;
import java.util.List;

/** One model for all lines, asked for some at a time so that memory does not grow with them. */
abstract class GlobalForecaster implements Forecaster, AutoCloseable {
  private static final int AT_ONCE = 256;

  @Override
  public final List<PointForecast> forecast(List<History> histories) {
    List<PointForecast> forecasts = new ArrayList<>();
    parts(histories).forEach(part -> forecasts.addAll(some(part)));
    return forecasts;
  }

  /** As many as are asked for at once. */
  static List<List<History>> parts(List<History> histories) {
    List<List<History>> parts = new ArrayList<>();
    for (int from = 0; from < histories.size(); from += AT_ONCE) {
      parts.add(histories.subList(from, Math.min(from + AT_ONCE, histories.size())));
    }
    return parts;
  }

  /** Foresees a few. */
  abstract List<PointForecast> some(List<History> histories);

  @Override
  public abstract void close();
}
