package io.bursar.forecasting.features;

import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;
import java.util.List;

/**
 * A history in a few numbers that need no scaling, for models that cannot make use of many. Like
 * {@link Window}, they are to say how far a day lies from the floor, in mean days of the line.
 * Training and serving use this same class.
 */
public final class SpendFeatures {
  /** What a row has, in this order. */
  public static final List<String> NAMES =
      List.of("avg_spent_7d", "weekly_growth", "growth_rate", "floor", "weekday");

  /** How many numbers a row has. */
  public static final int WIDTH = NAMES.size();

  private static final double LARGEST = 10;
  private static final double LARGEST_GROWTH = 2;

  /** To a mean day, or to twice as much as a week before. */
  private static final int STEPS = 20;

  /** To twice as much as a month before; with as many as above, single months are learnt. */
  private static final int STEPS_OF_MONTHS = 10;

  /** A mean this small, in mean days, gives no growth rate. */
  private static final double SMALLEST = 0.1;

  private final FeatureRow row;
  private final double average;
  private final double weeklyGrowth;
  private final double growthRate;

  /**
   * The numbers of a history.
   *
   * @param history with at least one known day
   */
  public SpendFeatures(History history) {
    this(FeatureRow.of(history));
  }

  /** The numbers of what was derived from a history. */
  public SpendFeatures(FeatureRow row) {
    this.row = row;
    double floor = 0;
    for (int day = 0; day < Week.DAYS; day++) {
      floor += row.floor(day) / Week.DAYS;
    }
    // A week that nobody knows is taken for a usual one.
    double last = or(floor, row.averageSpent()) / scale();
    double before = or(floor, row.averageSpentBefore()) / scale();
    this.average = clipped(last, STEPS, LARGEST);
    this.weeklyGrowth =
        clipped((last - before) / Math.max(SMALLEST, Math.abs(before)), STEPS, LARGEST_GROWTH);
    this.growthRate = clipped(or(0, row.growthRate()), STEPS_OF_MONTHS, LARGEST_GROWTH);
  }

  private static double or(double usual, double value) {
    return Double.isNaN(value) ? usual : value;
  }

  /**
   * In steps: a tree tries each value that it sees, and one of each row would be learnt by heart.
   */
  private static double clipped(double value, int steps, double largest) {
    return Math.max(-largest, Math.min(largest, Math.rint(value * steps) / steps));
  }

  /** What a mean day is worth, in the line's own units; above 0. */
  public double scale() {
    return row.scale();
  }

  /**
   * What the floor foresees, in the line's own units.
   *
   * @param day 0 is the origin
   */
  public double floor(int day) {
    return row.floor(day);
  }

  /**
   * Describes a day to be foreseen, and all others of its weekday: the mean of the last seven days,
   * in mean days; by what share they were above the seven before, and the last 30 above the 30
   * before; the floor, in mean days; the weekday, Monday being 1. How far the day is was tried, and
   * told nothing.
   *
   * @param day 0 is the origin
   * @param rows gets {@link #WIDTH} numbers at {@code from}
   */
  public void describe(int day, double[] rows, int from) {
    rows[from] = average;
    rows[from + 1] = weeklyGrowth;
    rows[from + 2] = growthRate;
    rows[from + 3] = clipped(floor(day) / scale(), STEPS, LARGEST);
    rows[from + 4] = row.asOf().plusDays(day).getDayOfWeek().getValue();
  }
}
