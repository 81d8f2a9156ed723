package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import java.util.Arrays;

/** The last days of a history as numbers in order, with what a week adds to each of its days. */
final class Weekly {
  private static final int WEEK = 7;

  /** Older days say little of the next thirty. */
  private static final int LONGEST = 400;

  private final double[] values;
  private final double[] effects;
  private final double[] levels;

  private Weekly(double[] values, double[] effects) {
    this.values = values;
    this.effects = effects;
    this.levels = new double[values.length];
    int weekday = Math.floorMod(-values.length, WEEK);
    for (int day = 0; day < values.length; day++) {
      levels[day] = values[day] - effects[weekday];
      weekday = next(weekday);
    }
  }

  static Weekly of(History history) {
    int days = Math.min(history.days(), LONGEST);
    double[] values = new double[days];
    for (int ago = days; ago >= 1; ago--) {
      values[days - ago] = history.ago(ago);
    }
    return new Weekly(values, effects(values, history.mean(days)));
  }

  /** By the day's place before the end, so that effect 0 is that of the origin's weekday. */
  private static double[] effects(double[] values, double overall) {
    double[] effects = new double[WEEK];
    int[] known = new int[WEEK];
    int weekday = Math.floorMod(-values.length, WEEK);
    for (double value : values) {
      if (!Double.isNaN(value)) {
        effects[weekday] += value - overall;
        known[weekday]++;
      }
      weekday = next(weekday);
    }
    // With fewer than two weeks, a weekday cannot be told from a day.
    if (Arrays.stream(known).sum() < 2 * WEEK) {
      return new double[WEEK];
    }
    for (int day = 0; day < WEEK; day++) {
      effects[day] = known[day] == 0 ? 0 : effects[day] / known[day];
    }
    return effects;
  }

  private static int next(int weekday) {
    return weekday == WEEK - 1 ? 0 : weekday + 1;
  }

  int days() {
    return values.length;
  }

  /** A day's value, counted from the oldest; NaN when unknown. */
  double value(int day) {
    return values[day];
  }

  /** What the weekday of a day adds; {@code day} may lie behind the last. */
  double effect(int day) {
    return effects[Math.floorMod(day - values.length, WEEK)];
  }

  /** Without what the weekday adds. */
  double level(int day) {
    return levels[day];
  }

  /** The mean of the first known days, at most so many. */
  double firstLevel(int days) {
    double sum = 0;
    int known = 0;
    for (int i = 0; i < values.length && known < days; i++) {
      if (!Double.isNaN(values[i])) {
        sum += level(i);
        known++;
      }
    }
    return known == 0 ? 0 : sum / known;
  }
}
