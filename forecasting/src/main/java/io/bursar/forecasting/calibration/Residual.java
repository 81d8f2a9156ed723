package io.bursar.forecasting.calibration;

import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;

/** How far what came was off a forecast, in mean days of its line. */
final class Residual {
  /** A mean day's error, in mean days, beyond which a line would drown all others. */
  private static final double LARGEST = 6;

  private final double[] fromLow;
  private final double[] fromHigh;
  private final double size;
  private final double sum;
  private final double total;
  private final double totalFromLow;
  private final double totalFromHigh;

  private Residual(Sample sample, PointForecast forecast) {
    double scale = sample.scale();
    this.fromLow = new double[Horizon.DAYS];
    this.fromHigh = forecast.hasRange() ? new double[Horizon.DAYS] : fromLow;
    double sizes = 0;
    double off = 0;
    int known = 0;
    for (int day = 0; day < Horizon.DAYS; day++) {
      double actual = sample.actual(day);
      fromLow[day] = (actual - forecast.low(day)) / scale;
      fromHigh[day] = (actual - forecast.high(day)) / scale;
      if (!Double.isNaN(actual)) {
        sizes += Math.abs(actual - forecast.daily(day)) / scale;
        off += (actual - forecast.daily(day)) / scale;
        known++;
      }
    }
    this.size = known == 0 ? Double.NaN : size(sizes / known);
    this.sum = known == 0 ? Double.NaN : size(Math.abs(off) / known);
    this.total =
        sample.hasTotal()
            ? size(Math.abs(ofTotal(sample, forecast.total(), forecast)))
            : Double.NaN;
    this.totalFromLow = ofTotal(sample, forecast.totalLow(), forecast);
    this.totalFromHigh = ofTotal(sample, forecast.totalHigh(), forecast);
  }

  /** No forecast is no good one; and on a line that is off all measure nobody is better. */
  private static double size(double mean) {
    return Double.isFinite(mean) ? Math.min(LARGEST, mean) : Double.POSITIVE_INFINITY;
  }

  static Residual of(Sample sample, PointForecast forecast) {
    return new Residual(sample, forecast);
  }

  private static double ofTotal(Sample sample, double foreseen, PointForecast forecast) {
    return sample.hasTotal()
        ? (sample.total() - sample.ofKnown(foreseen, forecast.daily()))
            / sample.scale()
            / sample.known()
        : Double.NaN;
  }

  /** Whether the forecast had a range of its own; else both ends of it are the same. */
  boolean hasRange() {
    return fromHigh != fromLow;
  }

  /** What came on each day less the lower end of its range; NaN when unknown. */
  double[] fromLow() {
    return fromLow.clone();
  }

  /** What came on each day less the upper end of its range; NaN when unknown. */
  double[] fromHigh() {
    return fromHigh.clone();
  }

  /** The size of the sum's error, over the number of days; NaN when too few are known. */
  double totalSize() {
    return total;
  }

  /**
   * The sum less the lower end of its range, over the number of days; NaN when too few are known.
   */
  double totalFromLow() {
    return totalFromLow;
  }

  /** The same from the upper end of its range. */
  double totalFromHigh() {
    return totalFromHigh;
  }

  /**
   * The size of the error of the sum of the days that are known, over their number; NaN when none
   * is.
   */
  double sumSize() {
    return sum;
  }

  /** The mean error of a day; NaN when none is known. */
  double dailySize() {
    return size;
  }
}
