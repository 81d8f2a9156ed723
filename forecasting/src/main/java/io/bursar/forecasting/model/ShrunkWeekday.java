package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;

/**
 * The mean of each weekday, drawn to the mean of all days as far as the weekday was seldom seen:
 * with two weeks of history, a weekday's own mean is mostly noise.
 */
public final class ShrunkWeekday extends LineForecaster {

  @Override
  public String name() {
    return "shrunk-weekday";
  }

  @Override
  double[] daily(History history) {
    double overall = WeekdayMean.overall(history);
    double[] sums = new double[Week.DAYS];
    int[] known = new int[Week.DAYS];
    int days = Math.min(history.days(), WeekdayMean.WEEKS * Week.DAYS);
    for (int ago = 1; ago <= days; ago++) {
      double value = history.ago(ago);
      if (!Double.isNaN(value)) {
        int day = Math.floorMod(-ago, Week.DAYS);
        sums[day] += value - overall;
        known[day]++;
      }
    }
    double weight = weight(history, overall, sums, known, days);
    double[] daily = new double[Horizon.DAYS];
    for (int day = 0; day < daily.length; day++) {
      int weekday = day % Week.DAYS;
      daily[day] =
          known[weekday] == 0 ? overall : overall + sums[weekday] / (known[weekday] + weight);
    }
    return daily;
  }

  /**
   * How many days the mean of all is worth: the variance within weekdays over that between them
   * (empirical Bayes; Efron and Morris 1975).
   */
  private static double weight(
      History history, double overall, double[] sums, int[] known, int days) {
    double within = 0;
    int free = 0;
    double between = 0;
    int weekdays = 0;
    double noise = 0;
    for (int ago = 1; ago <= days; ago++) {
      double value = history.ago(ago);
      if (!Double.isNaN(value)) {
        int day = Math.floorMod(-ago, Week.DAYS);
        double rest = value - overall - sums[day] / known[day];
        within += rest * rest;
        free++;
      }
    }
    for (int day = 0; day < Week.DAYS; day++) {
      if (known[day] > 0) {
        double mean = sums[day] / known[day];
        between += mean * mean;
        noise += 1.0 / known[day];
        weekdays++;
        free--;
      }
    }
    if (free <= 0 || weekdays < 2) {
      return Double.MAX_VALUE;
    }
    double variance = within / free;
    double effect = between / (weekdays - 1) - variance * noise / weekdays;
    return effect <= 0 ? Double.MAX_VALUE : variance / effect;
  }
}
