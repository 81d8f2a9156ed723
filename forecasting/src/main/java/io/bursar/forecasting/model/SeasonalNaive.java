package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;

/** A day is foreseen as the last same weekday that is known. */
public final class SeasonalNaive extends LineForecaster {
  private static final int WEEK = 7;

  @Override
  public String name() {
    return "seasonal-naive";
  }

  @Override
  double[] daily(History history) {
    double[] last = new double[WEEK];
    double overall = WeekdayMean.overall(history);
    for (int day = 0; day < WEEK; day++) {
      last[day] = overall;
      for (int ago = WEEK - day; ago <= history.days(); ago += WEEK) {
        if (!Double.isNaN(history.ago(ago))) {
          last[day] = history.ago(ago);
          break;
        }
      }
    }
    double[] daily = new double[Horizon.DAYS];
    for (int day = 0; day < daily.length; day++) {
      daily[day] = last[day % WEEK];
    }
    return daily;
  }
}
