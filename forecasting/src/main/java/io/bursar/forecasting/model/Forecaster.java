package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import java.util.List;

/** A way to foresee. Says something of every history that has a known day. */
public interface Forecaster {

  /** How it is called in tables and labels. */
  String name();

  /**
   * Foresees many lines at once.
   *
   * @param histories each with at least one known day
   * @return one a history, in their order; every number finite
   */
  List<PointForecast> forecast(List<History> histories);
}
