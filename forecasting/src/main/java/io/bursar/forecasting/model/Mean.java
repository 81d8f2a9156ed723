package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import java.util.Arrays;

/** Each day is foreseen as the mean of what is there: what a line of a few days is good for. */
public final class Mean extends LineForecaster {

  @Override
  public String name() {
    return "mean";
  }

  @Override
  double[] daily(History history) {
    double[] daily = new double[Horizon.DAYS];
    Arrays.fill(daily, history.mean(history.days()));
    return daily;
  }
}
