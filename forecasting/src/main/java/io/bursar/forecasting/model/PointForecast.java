package io.bursar.forecasting.model;

import java.util.Arrays;

/** A forecast without bands. */
public final class PointForecast {
  private final double[] daily;
  private final double total;

  private PointForecast(double[] daily, double total) {
    this.daily = daily;
    this.total = total;
  }

  /** With the sum of the days as total. */
  public static PointForecast of(double[] daily) {
    return new PointForecast(daily.clone(), Arrays.stream(daily).sum());
  }

  /** With a total of its own: a model may know it better than by adding. */
  public static PointForecast of(double[] daily, double total) {
    return new PointForecast(daily.clone(), total);
  }

  /** What is expected of each of the {@value Horizon#DAYS} days from the origin on. */
  public double[] daily() {
    return daily.clone();
  }

  /** What is expected of their sum. */
  public double total() {
    return total;
  }
}
