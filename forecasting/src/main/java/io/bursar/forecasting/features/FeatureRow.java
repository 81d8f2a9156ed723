package io.bursar.forecasting.features;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is derived from a history for models, as of a day: only the days before it are looked
 * at. This is the one place where it is computed, for training as for serving; {@link Window} and
 * {@link SpendFeatures} make what a model is given out of these numbers and the calendar.
 *
 * <p>A number is {@code NaN} when nobody knows. Deviations are from the floor, in mean days ({@code
 * scale}) of the line; amounts are in its own units.
 *
 * <ul>
 *   <li>{@code scale}: what a mean day is worth; above 0
 *   <li>{@code floor_0..6}: the mean of the last eight same weekdays, of the day itself and the six
 *       after
 *   <li>{@code week_1..8}: the deviation of each of the last weeks, the last one first
 *   <li>{@code spread}, {@code zero_share}, {@code trend}: of the last eight weeks, the root of the
 *       mean square of the days' deviations, the share of days that are 0, the slope
 *   <li>{@code level_56d_ago, level_112d_ago, level_308d_ago}: the deviation of the eight weeks
 *       that ended so many days before
 *   <li>{@code recent_2w, recent_4w}: the deviation of the last two and four weeks
 *   <li>{@code same_weekday_1w_0..6}, {@code 2w}, {@code 4w}: the deviation of the last one, two
 *       and four same weekdays from their floor
 *   <li>{@code last_year_0..29}: how far the same weekday lay above its own floor 52 weeks before
 *       the day itself and each of the 29 after, as an amount
 *   <li>{@code avg_spent_7d}, {@code avg_spent_7d_before}: an amount, the mean of the last seven
 *       days, and of the seven before
 *   <li>{@code growth_rate}: the mean of the last 30 days over that of the 30 before, less 1; NaN
 *       where that is not above 0
 * </ul>
 */
public final class FeatureRow {
  /** What a row has, in this order. */
  public static final List<String> NAMES;

  static final int WEEKS = 8;

  /** Levels of eight weeks, so many days ago, tell a trend from a dip. */
  static final int LEVELS = 3;

  /** The last one, two and four same weekdays. */
  static final int SAMES = 3;

  private static final int RECENT = Week.DAYS * WEEKS;
  private static final int YEAR = 52 * Week.DAYS;
  private static final int MONTH = 30;
  private static final int[] DAYS_AGO = {56, 112, 308};
  private static final int[] SAME = {1, 2, 4};

  private static final int SCALE;
  private static final int FLOOR;
  private static final int WEEKLY;
  private static final int SPREAD;
  private static final int ZERO_SHARE;
  private static final int TREND;
  private static final int LEVEL;
  private static final int RECENT_2W;
  private static final int RECENT_4W;
  private static final int SAME_WEEKDAY;
  private static final int LAST_YEAR;
  private static final int AVG_SPENT_7D;
  private static final int AVG_SPENT_7D_BEFORE;
  private static final int GROWTH_RATE;

  static {
    List<String> names = new ArrayList<>();
    SCALE = next(names, "scale");
    FLOOR = next(names, "floor_", 0, Week.DAYS);
    WEEKLY = next(names, "week_", 1, WEEKS);
    SPREAD = next(names, "spread");
    ZERO_SHARE = next(names, "zero_share");
    TREND = next(names, "trend");
    LEVEL = names.size();
    for (int ago : DAYS_AGO) {
      names.add("level_" + ago + "d_ago");
    }
    RECENT_2W = next(names, "recent_2w");
    RECENT_4W = next(names, "recent_4w");
    SAME_WEEKDAY = names.size();
    for (int weeks : SAME) {
      next(names, "same_weekday_" + weeks + "w_", 0, Week.DAYS);
    }
    LAST_YEAR = next(names, "last_year_", 0, Horizon.DAYS);
    AVG_SPENT_7D = next(names, "avg_spent_7d");
    AVG_SPENT_7D_BEFORE = next(names, "avg_spent_7d_before");
    GROWTH_RATE = next(names, "growth_rate");
    NAMES = List.copyOf(names);
  }

  private final String series;
  private final LocalDate asOf;
  private final double[] values;

  /** A row of {@link #NAMES} numbers, which it keeps. */
  FeatureRow(String series, LocalDate asOf, double[] values) {
    this.series = series;
    this.asOf = asOf;
    this.values = values;
  }

  private static int next(List<String> names, String name) {
    names.add(name);
    return names.size() - 1;
  }

  private static int next(List<String> names, String name, int first, int count) {
    for (int i = 0; i < count; i++) {
      names.add(name + (first + i));
    }
    return names.size() - count;
  }

  /**
   * Derives one.
   *
   * @param history with at least one known day
   */
  public static FeatureRow of(History history) {
    double[] values = new double[NAMES.size()];
    values[SCALE] = scale(history);
    System.arraycopy(WeekdayMean.weekdays(history), 0, values, FLOOR, Week.DAYS);
    FeatureRow row = new FeatureRow(history.id(), history.originDay(), values);
    row.summarize(history);
    for (int day = 0; day < Week.DAYS; day++) {
      row.sameWeekdays(history, day);
    }
    for (int day = 0; day < Horizon.DAYS; day++) {
      values[LAST_YEAR + day] = lastYear(history, day);
    }
    values[AVG_SPENT_7D] = mean(history, 0, Week.DAYS);
    values[AVG_SPENT_7D_BEFORE] = mean(history, Week.DAYS, Week.DAYS);
    double before = mean(history, MONTH, MONTH);
    values[GROWTH_RATE] = before > 0 ? mean(history, 0, MONTH) / before - 1 : Double.NaN;
    return row;
  }

  /** What a mean day of the last eight weeks is worth, so that lines can be compared; above 0. */
  public static double scale(History history) {
    double recent = history.meanSize(RECENT);
    double scale = recent > 0 ? recent : history.meanSize(history.days());
    return scale > 0 ? scale : 1;
  }

  private void summarize(History history) {
    double squares = 0;
    double slope = 0;
    int known = 0;
    int zeros = 0;
    for (int ago = 1; ago <= RECENT; ago++) {
      double value = history.ago(ago);
      if (!Double.isNaN(value)) {
        double rest = value - floorAgo(ago);
        squares += rest * rest;
        slope += rest * (RECENT / 2.0 - ago);
        zeros += value == 0 ? 1 : 0;
        known++;
      }
    }
    double floor = meanFloor();
    for (int week = 0; week < WEEKS; week++) {
      values[WEEKLY + week] = deviation(mean(history, week * Week.DAYS, Week.DAYS), floor);
    }
    // None known: 0 divided by 0 is NaN, which is what is to be said of it.
    values[SPREAD] = Math.sqrt(squares / known) / scale();
    values[ZERO_SHARE] = (double) zeros / known;
    values[TREND] = slope / known / RECENT / scale() * 4;
    for (int level = 0; level < LEVELS; level++) {
      values[LEVEL + level] = deviation(mean(history, DAYS_AGO[level], RECENT), floor);
    }
    values[RECENT_2W] = deviation(mean(history, 0, 2 * Week.DAYS), floor);
    values[RECENT_4W] = deviation(mean(history, 0, 4 * Week.DAYS), floor);
  }

  private void sameWeekdays(History history, int day) {
    double sum = 0;
    int known = 0;
    int next = 0;
    for (int week = 1; week <= SAME[SAMES - 1]; week++) {
      double value = history.ago(week * Week.DAYS - day);
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
      if (week == SAME[next]) {
        double mean = known == 0 ? Double.NaN : sum / known;
        values[SAME_WEEKDAY + next * Week.DAYS + day] = deviation(mean, floor(day));
        next++;
      }
    }
  }

  private static double lastYear(History history, int day) {
    int ago = YEAR - day;
    double value = history.ago(ago);
    double sum = 0;
    int known = 0;
    // The floor that was known at the same place of its own horizon.
    int first = (day / Week.DAYS + 1) * Week.DAYS;
    for (int week = 0; week < WEEKS; week++) {
      double before = history.ago(ago + first + week * Week.DAYS);
      if (!Double.isNaN(before)) {
        sum += before;
        known++;
      }
    }
    return known == 0 ? Double.NaN : value - sum / known;
  }

  /** Of the days known from {@code skip + 1} to {@code skip + days} ago; NaN when there is none. */
  private static double mean(History history, int skip, int days) {
    double sum = 0;
    int known = 0;
    for (int ago = skip + 1; ago <= skip + days; ago++) {
      double value = history.ago(ago);
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }

  private double deviation(double value, double expected) {
    return (value - expected) / scale();
  }

  /** The line. */
  public String series() {
    return series;
  }

  /** The first day that was not looked at. */
  public LocalDate asOf() {
    return asOf;
  }

  /**
   * A number.
   *
   * @param place of its name in {@link #NAMES}
   * @return NaN when nobody knows
   */
  public double value(int place) {
    return values[place];
  }

  /**
   * A number.
   *
   * @return NaN when nobody knows
   * @throws IllegalArgumentException when none has this name
   */
  public double value(String name) {
    int place = NAMES.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("there is no feature " + name);
    }
    return values[place];
  }

  /**
   * The numbers that are known, by name, as the shortest text of which {@link Double#parseDouble}
   * makes the same number to the last bit.
   */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        texts.put(NAMES.get(i), NumberOutput.toString(values[i], true));
      }
    }
    return texts;
  }

  /** Whether it can have come out of a history. */
  boolean isUsable() {
    return scale() > 0 && !Double.isNaN(meanFloor());
  }

  double scale() {
    return values[SCALE];
  }

  double floor(int day) {
    return values[FLOOR + day % Week.DAYS];
  }

  double floorAgo(int ago) {
    return values[FLOOR + Math.floorMod(-ago, Week.DAYS)];
  }

  double meanFloor() {
    double sum = 0;
    for (int day = 0; day < Week.DAYS; day++) {
      sum += floor(day);
    }
    return sum / Week.DAYS;
  }

  double week(int week) {
    return values[WEEKLY + week];
  }

  double spread() {
    return values[SPREAD];
  }

  double zeroShare() {
    return values[ZERO_SHARE];
  }

  double trend() {
    return values[TREND];
  }

  double level(int level) {
    return values[LEVEL + level];
  }

  double recentTwoWeeks() {
    return values[RECENT_2W];
  }

  double recentFourWeeks() {
    return values[RECENT_4W];
  }

  double sameWeekday(int same, int day) {
    return values[SAME_WEEKDAY + same * Week.DAYS + day % Week.DAYS];
  }

  double lastYear(int day) {
    return values[LAST_YEAR + day];
  }

  double averageSpent() {
    return values[AVG_SPENT_7D];
  }

  double averageSpentBefore() {
    return values[AVG_SPENT_7D_BEFORE];
  }

  double growthRate() {
    return values[GROWTH_RATE];
  }

  /** The same line, day and numbers, to the last bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureRow row
        && series.equals(row.series)
        && asOf.equals(row.asOf)
        && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return series + " as of " + asOf + " " + Arrays.toString(values);
  }
}
