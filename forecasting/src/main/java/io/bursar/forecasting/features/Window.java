package io.bursar.forecasting.features;

import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A history as a model sees it. A model foresees how far a day lies from the floor, the mean of the
 * last eight same weekdays, in units of the line's mean day: so lines of all sizes are one problem,
 * and a model that has learnt nothing says the floor.
 *
 * <p>Everything comes out of the {@link History}, which shows nothing from its origin on, and out
 * of the {@link Calendar}. Training and serving use this same class.
 */
public final class Window {
  /** How many numbers describe a day to be foreseen, with its window. */
  public static final int DAY_WIDTH;

  /** How many numbers describe a horizon as a whole. */
  public static final int TOTAL_WIDTH;

  private static final int WEEK = 7;
  private static final int WEEKS = 8;
  private static final int RECENT = WEEK * WEEKS;
  private static final int YEAR = 52 * WEEK;

  /** Levels of eight weeks, so many days ago, tell a trend from a dip. */
  private static final int[] LEVELS = {56, 112, 308};

  /** Same weekdays, the last ones. */
  private static final int[] SAME = {1, 2, 4};

  /** As many of the eight weeks are recent days; the others tell of growth. */
  private static final int RECENT_WEEKS = 2;

  private static final int SUMMARY = WEEKS + 3 + 2 * LEVELS.length;
  private static final int OF_DAY = 1 + SAME.length + 1 + 2;
  private static final int OF_TOTAL = 3 + 2;
  private static final float LARGEST = 10;

  static {
    DAY_WIDTH = OF_DAY + Calendar.WIDTH + SUMMARY;
    TOTAL_WIDTH = OF_TOTAL + Calendar.SPECIAL + SUMMARY;
  }

  private final History history;
  private final double scale;
  private final double[] floors;
  private final double floor;
  private final float[] summary = new float[SUMMARY];

  /**
   * A window.
   *
   * @param history with at least one known day
   */
  public Window(History history) {
    this.history = history;
    this.scale = scale(history);
    this.floors = WeekdayMean.weekdays(history);
    double sum = 0;
    for (double each : floors) {
      sum += each;
    }
    this.floor = sum / WEEK;
    summarize();
  }

  /** What a mean day of the last eight weeks is worth, so that lines can be compared; above 0. */
  public static double scale(History history) {
    double recent = history.meanSize(RECENT);
    double scale = recent > 0 ? recent : history.meanSize(history.days());
    return scale > 0 ? scale : 1;
  }

  /** What a mean day is worth; above 0. */
  public double scale() {
    return scale;
  }

  /**
   * What the floor foresees.
   *
   * @param day 0 is the origin
   */
  public double floor(int day) {
    return floors[day % WEEK];
  }

  /**
   * What the floor says of a day that lies behind.
   *
   * @param ago 1 is the day before the origin
   */
  public double floorAgo(int ago) {
    return floors[Math.floorMod(-ago, WEEK)];
  }

  private void summarize() {
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
    int at = 0;
    for (int week = 0; week < WEEKS; week++) {
      summary[at++] = deviation(mean(week * WEEK, WEEK), floor);
    }
    summary[at++] = known == 0 ? 0 : clipped(Math.sqrt(squares / known) / scale);
    summary[at++] = known == 0 ? 0 : (float) zeros / known;
    summary[at++] = known == 0 ? 0 : clipped(slope / known / RECENT / scale * 4);
    for (int before : LEVELS) {
      double level = mean(before, RECENT);
      summary[at++] = deviation(level, floor);
      summary[at++] = Double.isNaN(level) ? 0 : 1;
    }
  }

  /** Of the days known from {@code skip + 1} to {@code skip + days} ago; NaN when there is none. */
  private double mean(int skip, int days) {
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

  /** Of a value from what was expected, in mean days; 0 when it is unknown. */
  private float deviation(double value, double expected) {
    return Double.isNaN(value) ? 0 : clipped((value - expected) / scale);
  }

  private static float clipped(double value) {
    return (float) Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  /**
   * Describes a day to be foreseen.
   *
   * @param day 0 is the origin
   * @param rows gets {@link #DAY_WIDTH} numbers at {@code from}; zeros until now
   */
  public void describe(int day, Calendar calendar, float[] rows, int from) {
    int at = from;
    rows[at++] = clipped(floor(day) / scale);
    int next = 0;
    double sum = 0;
    int known = 0;
    for (int week = 1; week <= SAME[SAME.length - 1]; week++) {
      double value = history.ago(week * WEEK - day % WEEK);
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
      if (week == SAME[next]) {
        rows[at++] = known == 0 ? 0 : deviation(sum / known, floor(day));
        next++;
      }
    }
    rows[at++] = (float) day / Horizon.DAYS;
    double last = lastYear(day);
    rows[at++] = deviation(last, 0);
    rows[at++] = Double.isNaN(last) ? 0 : 1;
    calendar.write(dayOf(day), rows, at);
    System.arraycopy(summary, 0, rows, at + Calendar.WIDTH, SUMMARY);
  }

  /**
   * Describes the horizon as a whole.
   *
   * @param rows gets {@link #TOTAL_WIDTH} numbers at {@code from}; zeros until now
   */
  public void describeTotal(Calendar calendar, float[] rows, int from) {
    int at = from;
    rows[at++] = clipped(floor / scale);
    rows[at++] = deviation(mean(0, 2 * WEEK), floor);
    rows[at++] = deviation(mean(0, 4 * WEEK), floor);
    double sum = 0;
    int known = 0;
    for (int day = 0; day < Horizon.DAYS; day++) {
      calendar.writeSpecial(dayOf(day), rows, at);
      double last = lastYear(day);
      if (!Double.isNaN(last)) {
        sum += last;
        known++;
      }
    }
    at += Calendar.SPECIAL;
    boolean seen = known > Horizon.DAYS / 2;
    rows[at++] = seen ? deviation(sum / known, 0) : 0;
    rows[at++] = seen ? 1 : 0;
    System.arraycopy(summary, 0, rows, at, SUMMARY);
  }

  /**
   * What moves a forecast by each of the {@link #TOTAL_WIDTH} numbers of a horizon; nothing where a
   * number only says what kind of line it is.
   */
  public static List<Optional<Driver>> totalDrivers() {
    List<Optional<Driver>> drivers = new ArrayList<>();
    drivers.add(Optional.empty());
    drivers.addAll(Collections.nCopies(2, Optional.of(Driver.RECENT)));
    Calendar.specialDrivers().forEach(it -> drivers.add(Optional.of(it)));
    drivers.add(Optional.of(Driver.LAST_YEAR));
    drivers.add(Optional.empty());
    for (int week = 0; week < WEEKS; week++) {
      drivers.add(Optional.of(week < RECENT_WEEKS ? Driver.RECENT : Driver.GROWTH));
    }
    drivers.addAll(Collections.nCopies(2, Optional.empty()));
    drivers.add(Optional.of(Driver.GROWTH));
    for (int level = 0; level < LEVELS.length; level++) {
      drivers.add(Optional.of(Driver.GROWTH));
      drivers.add(Optional.empty());
    }
    return List.copyOf(drivers);
  }

  private LocalDate dayOf(int day) {
    return history.originDay().plusDays(day);
  }

  /**
   * How far the same weekday lay from its floor 52 weeks before, in the line's own units; NaN when
   * nobody knows.
   */
  private double lastYear(int day) {
    int ago = YEAR - day;
    double value = history.ago(ago);
    double sum = 0;
    int known = 0;
    // The floor that was known at the same place of its own horizon.
    int first = (day / WEEK + 1) * WEEK;
    for (int week = 0; week < WEEKS; week++) {
      double before = history.ago(ago + first + week * WEEK);
      if (!Double.isNaN(before)) {
        sum += before;
        known++;
      }
    }
    return known == 0 ? Double.NaN : value - sum / known;
  }
}
