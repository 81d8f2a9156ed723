package io.bursar.forecasting.features;

import io.bursar.forecasting.model.Horizon;
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
 * <p>Everything comes out of a {@link FeatureRow}, which knows nothing from its day on, and out of
 * the {@link Calendar}. Training and serving use this same class.
 */
public final class Window {
  /** How many numbers describe a day to be foreseen, with its window. */
  public static final int DAY_WIDTH;

  /** How many numbers describe a horizon as a whole. */
  public static final int TOTAL_WIDTH;

  /** As many of the eight weeks are recent days; the others tell of growth. */
  private static final int RECENT_WEEKS = 2;

  private static final int SUMMARY = FeatureRow.WEEKS + 3 + 2 * FeatureRow.LEVELS;
  private static final int OF_DAY = 1 + FeatureRow.SAMES + 1 + 2;
  private static final int OF_TOTAL = 3 + 2;
  private static final float LARGEST = 10;

  static {
    DAY_WIDTH = OF_DAY + Calendar.WIDTH + SUMMARY;
    TOTAL_WIDTH = OF_TOTAL + Calendar.SPECIAL + SUMMARY;
  }

  private final FeatureRow row;
  private final float[] summary = new float[SUMMARY];

  /**
   * A window.
   *
   * @param history with at least one known day
   */
  public Window(History history) {
    this(FeatureRow.of(history));
  }

  /** A window of what was derived from a history. */
  public Window(FeatureRow row) {
    this.row = row;
    int at = 0;
    for (int week = 0; week < FeatureRow.WEEKS; week++) {
      summary[at++] = number(row.week(week));
    }
    summary[at++] = number(row.spread());
    summary[at++] = number(row.zeroShare());
    summary[at++] = number(row.trend());
    for (int level = 0; level < FeatureRow.LEVELS; level++) {
      summary[at++] = number(row.level(level));
      summary[at++] = known(row.level(level));
    }
  }

  /** What a mean day is worth; above 0. */
  public double scale() {
    return row.scale();
  }

  /**
   * What the floor foresees.
   *
   * @param day 0 is the origin
   */
  public double floor(int day) {
    return row.floor(day);
  }

  /**
   * What the floor says of a day that lies behind.
   *
   * @param ago 1 is the day before the origin
   */
  public double floorAgo(int ago) {
    return row.floorAgo(ago);
  }

  /** Within what is usual; 0 when it is unknown. */
  private static float number(double value) {
    return Double.isNaN(value) ? 0 : (float) Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  private static float known(double value) {
    return Double.isNaN(value) ? 0 : 1;
  }

  /**
   * Describes a day to be foreseen.
   *
   * @param day 0 is the origin
   * @param rows gets {@link #DAY_WIDTH} numbers at {@code from}; zeros until now
   */
  public void describe(int day, Calendar calendar, float[] rows, int from) {
    int at = from;
    rows[at++] = number(floor(day) / scale());
    for (int same = 0; same < FeatureRow.SAMES; same++) {
      rows[at++] = number(row.sameWeekday(same, day));
    }
    rows[at++] = (float) day / Horizon.DAYS;
    double last = row.lastYear(day);
    rows[at++] = number(last / scale());
    rows[at++] = known(last);
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
    rows[at++] = number(row.meanFloor() / scale());
    rows[at++] = number(row.recentTwoWeeks());
    rows[at++] = number(row.recentFourWeeks());
    double sum = 0;
    int known = 0;
    for (int day = 0; day < Horizon.DAYS; day++) {
      calendar.writeSpecial(dayOf(day), rows, at);
      double last = row.lastYear(day);
      if (!Double.isNaN(last)) {
        sum += last;
        known++;
      }
    }
    for (int i = 0; i < Calendar.SPECIAL; i++) {
      rows[at + i] = Math.min(LARGEST, rows[at + i]);
    }
    at += Calendar.SPECIAL;
    boolean seen = known > Horizon.DAYS / 2;
    rows[at++] = seen ? number(sum / known / scale()) : 0;
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
    for (int week = 0; week < FeatureRow.WEEKS; week++) {
      drivers.add(Optional.of(week < RECENT_WEEKS ? Driver.RECENT : Driver.GROWTH));
    }
    drivers.addAll(Collections.nCopies(2, Optional.empty()));
    drivers.add(Optional.of(Driver.GROWTH));
    for (int level = 0; level < FeatureRow.LEVELS; level++) {
      drivers.add(Optional.of(Driver.GROWTH));
      drivers.add(Optional.empty());
    }
    return List.copyOf(drivers);
  }

  private LocalDate dayOf(int day) {
    return row.asOf().plusDays(day);
  }
}
