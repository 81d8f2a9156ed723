package io.bursar.forecasting.features;

import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.History;

/**
 * The founding system's view of a history: its last {@value #DAYS} days with the spend in mean
 * days, the growth rate against the day before, and the external factor, 1.5 in a promotion and 1.0
 * else. A fourth number is 0: with an odd number of inputs TensorFlow's fused LSTM complains at
 * each call.
 */
public final class Sequence {
  /** How many days. */
  public static final int DAYS = 60;

  /** How many numbers a day. */
  public static final int WIDTH = 4;

  private static final float PROMOTION = 1.5f;
  private static final double LARGEST_GROWTH = 2;
  private static final double LARGEST = 10;

  /** A day this small, in mean days, gives no growth rate. */
  private static final double SMALLEST = 0.1;

  private Sequence() {}

  /**
   * Writes one of several, the oldest day first and the days of all of them together.
   *
   * @param all {@link #DAYS} × {@code count} × {@link #WIDTH} numbers
   */
  public static void write(History history, Calendar calendar, float[] all, int which, int count) {
    double scale = FeatureRow.scale(history);
    double[] weekdays = WeekdayMean.weekdays(history);
    double before = value(history, DAYS + 1, weekdays) / scale;
    for (int day = 0; day < DAYS; day++) {
      int ago = DAYS - day;
      double value = value(history, ago, weekdays) / scale;
      double growth = (value - before) / Math.max(SMALLEST, Math.abs(before));
      int at = (day * count + which) * WIDTH;
      all[at] = (float) clipped(value, LARGEST);
      all[at + 1] = (float) clipped(growth, LARGEST_GROWTH);
      boolean promotion = calendar.isPromotion(history.originDay().minusDays(ago));
      all[at + 2] = promotion ? PROMOTION : 1;
      before = value;
    }
  }

  /** A day that nobody knows is taken for a usual one. */
  private static double value(History history, int ago, double[] weekdays) {
    double value = history.ago(ago);
    return Double.isNaN(value) ? weekdays[Math.floorMod(-ago, weekdays.length)] : value;
  }

  private static double clipped(double value, double largest) {
    return Math.max(-largest, Math.min(largest, value));
  }
}
