package io.bursar.forecasting.model;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A forecast before its bands are set by past errors. Where a model has a range of its own, the
 * bands start from it; where it has none, from the point.
 */
public final class PointForecast {
  private final double[] daily;
  private final double[] low;
  private final double[] high;
  private final double total;
  private final double totalLow;
  private final double totalHigh;

  private PointForecast(
      double[] daily,
      double total,
      double[] low,
      double[] high,
      double totalLow,
      double totalHigh) {
    this.daily = daily;
    this.total = total;
    this.low = low;
    this.high = high;
    this.totalLow = totalLow;
    this.totalHigh = totalHigh;
  }

  /** With the sum of the days as total, and no range. */
  public static PointForecast of(double[] daily) {
    double[] own = daily.clone();
    double total = Arrays.stream(own).sum();
    return new PointForecast(own, total, own, own, total, total);
  }

  /**
   * With a total and ranges of its own: a model may know the sum better than by adding.
   *
   * @param low what the model takes for p10 of each day
   * @param high what it takes for p90
   * @param totalLow the same of the sum
   * @param totalHigh the same of the sum
   */
  public static PointForecast of(
      double[] daily,
      double total,
      double[] low,
      double[] high,
      double totalLow,
      double totalHigh) {
    return new PointForecast(daily.clone(), total, low.clone(), high.clone(), totalLow, totalHigh);
  }

  /** Whether all of it are numbers. */
  public boolean isFinite() {
    return Double.isFinite(total + totalLow + totalHigh)
        && Stream.of(daily, low, high).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  /** Whether it has a range of its own. */
  public boolean hasRange() {
    return high != low;
  }

  /** With nothing below {@code floor}. */
  public PointForecast atLeast(double floor) {
    double[] ends = atLeast(low, floor);
    return new PointForecast(
        atLeast(daily, floor),
        Math.max(total, floor),
        ends,
        hasRange() ? atLeast(high, floor) : ends,
        Math.max(totalLow, floor),
        Math.max(totalHigh, floor));
  }

  private static double[] atLeast(double[] values, double floor) {
    return Arrays.stream(values).map(it -> Math.max(it, floor)).toArray();
  }

  /** What is expected of each of the {@value Horizon#DAYS} days from the origin on. */
  public double[] daily() {
    return daily.clone();
  }

  /** What is expected of a day, 0 being the origin. */
  public double daily(int day) {
    return daily[day];
  }

  /** The lower end of a day's range. */
  public double low(int day) {
    return low[day];
  }

  /** The upper end of a day's range. */
  public double high(int day) {
    return high[day];
  }

  /** What is expected of their sum. */
  public double total() {
    return total;
  }

  /** The lower end of the sum's range. */
  public double totalLow() {
    return totalLow;
  }

  /** The upper end of the sum's range. */
  public double totalHigh() {
    return totalHigh;
  }
}
