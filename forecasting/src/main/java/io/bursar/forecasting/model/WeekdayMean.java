package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;

/**
 * The floor that every other forecaster is measured against: a day is foreseen as the mean of the
 * last eight same weekdays that are known; a weekday that was never seen as the mean of the last
 * eight weeks.
 */
public final class WeekdayMean extends LineForecaster {
  /** As tables call it. */
  public static final String NAME = "weekday-mean";

  static final int WEEKS = 8;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  double[] daily(History history) {
    double[] weekdays = weekdays(history);
    double[] daily = new double[Horizon.DAYS];
    for (int day = 0; day < daily.length; day++) {
      daily[day] = weekdays[day % Week.DAYS];
    }
    return daily;
  }

  /** What is foreseen of the seven days from the origin on. */
  public static double[] weekdays(History history) {
    double[] means = new double[Week.DAYS];
    double overall = overall(history);
    for (int day = 0; day < Week.DAYS; day++) {
      double sum = 0;
      int known = 0;
      for (int ago = Week.DAYS - day; ago <= history.days() && known < WEEKS; ago += Week.DAYS) {
        double value = history.ago(ago);
        if (!Double.isNaN(value)) {
          sum += value;
          known++;
        }
      }
      means[day] = known == 0 ? overall : sum / known;
    }
    return means;
  }

  /** The mean of the last eight weeks; of everything when they have no known day. */
  static double overall(History history) {
    double recent = history.mean(WEEKS * Week.DAYS);
    return Double.isNaN(recent) ? history.mean(history.days()) : recent;
  }
}
