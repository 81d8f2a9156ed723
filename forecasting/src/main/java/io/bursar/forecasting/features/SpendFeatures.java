package io.bursar.forecasting.features;

import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.History;
import java.util.List;

/**
 * A history in a few numbers that need no scaling, for models that cannot make use of many. Like
 * {@link Window}, they are to say how far a day lies from the floor, in mean days of the line.
 * Training and serving use this same class.
 */
public final class SpendFeatures {
  /** What a row has, in this order. */
  public static final List<String> NAMES =
      List.of("avg_spent_7d", "growth_rate", "floor", "weekday");

  /** How many numbers a row has. */
  public static final int WIDTH = NAMES.size();

  private static final int WEEK = 7;
  private static final double LARGEST = 10;
  private static final double LARGEST_GROWTH = 2;

  /** To a mean day. */
  private static final int STEPS = 20;

  /** A mean this small, in mean days, gives no growth rate. */
  private static final double SMALLEST = 0.1;

  private final double scale;
  private final double[] floors;
  private final int weekday;
  private final double average;
  private final double growth;

  /**
   * The numbers of a history.
   *
   * @param history with at least one known day
   */
  public SpendFeatures(History history) {
    this.scale = Window.scale(history);
    this.floors = WeekdayMean.weekdays(history);
    this.weekday = history.originDay().getDayOfWeek().getValue() - 1;
    double floor = 0;
    for (double each : floors) {
      floor += each / WEEK;
    }
    double last = mean(history, 0, floor) / scale;
    double before = mean(history, WEEK, floor) / scale;
    this.average = clipped(last, LARGEST);
    this.growth = clipped((last - before) / Math.max(SMALLEST, Math.abs(before)), LARGEST_GROWTH);
  }

  /** Of a week; one that nobody knows is taken for a usual one. */
  private static double mean(History history, int skip, double usual) {
    double sum = 0;
    int known = 0;
    for (int ago = skip + 1; ago <= skip + WEEK; ago++) {
      double value = history.ago(ago);
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return known == 0 ? usual : sum / known;
  }

  /**
   * In steps: a tree tries each value that it sees, and one of each row would be learnt by heart.
   */
  private static double clipped(double value, double largest) {
    return Math.max(-largest, Math.min(largest, Math.rint(value * STEPS) / STEPS));
  }

  /** What a mean day is worth, in the line's own units; above 0. */
  public double scale() {
    return scale;
  }

  /**
   * What the floor foresees, in the line's own units.
   *
   * @param day 0 is the origin
   */
  public double floor(int day) {
    return floors[day % WEEK];
  }

  /**
   * Describes a day to be foreseen, and all others of its weekday: the mean of the last seven days,
   * in mean days; by what share they were above the seven before; the floor, in mean days; the
   * weekday, Monday being 1. How far the day is was tried, and told nothing.
   *
   * @param day 0 is the origin
   * @param rows gets {@link #WIDTH} numbers at {@code from}
   */
  public void describe(int day, double[] rows, int from) {
    rows[from] = average;
    rows[from + 1] = growth;
    rows[from + 2] = clipped(floor(day) / scale, LARGEST);
    rows[from + 3] = (weekday + day) % WEEK + 1;
  }
}
