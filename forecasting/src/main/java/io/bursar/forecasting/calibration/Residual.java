package io.bursar.forecasting.calibration;

import io.bursar.forecasting.model.PointForecast;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** How far a forecast was off, in mean days of its line. */
final class Residual {
  private final double[] daily;
  private final double total;

  private Residual(double[] daily, double total) {
    this.daily = daily;
    this.total = total;
  }

  static Residual of(Sample sample, PointForecast forecast) {
    double scale = sample.scale();
    double[] daily = new double[forecast.daily().length];
    for (int day = 0; day < daily.length; day++) {
      daily[day] = (sample.actual(day) - forecast.daily()[day]) / scale;
    }
    double total = Double.NaN;
    if (sample.hasTotal()) {
      double foreseen = sample.ofKnown(forecast.total(), forecast.daily());
      total = (sample.total() - foreseen) / scale / sample.known();
    }
    return new Residual(daily, total);
  }

  /** What came less what was foreseen, for each day; NaN when unknown. */
  DoubleStream daily() {
    return Arrays.stream(daily);
  }

  /** The same of the sum, over the number of days; NaN when too few are known. */
  double total() {
    return total;
  }

  /** The mean of the sizes of the daily ones; NaN when none is known. */
  double dailySize() {
    return daily().filter(it -> !Double.isNaN(it)).map(Math::abs).average().orElse(Double.NaN);
  }
}
