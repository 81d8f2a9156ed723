package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;

/** A day is foreseen as the last same weekday that is known. */
public final class SeasonalNaive extends LineForecaster {

  @Override
  public String name() {
    return "seasonal-naive";
  }

  @Override
  double[] daily(History history) {
    double[] last = new double[Week.DAYS];
    double overall = WeekdayMean.overall(history);
    for (int day = 0; day < Week.DAYS; day++) {
      last[day] = overall;
      for (int ago = Week.DAYS - day; ago <= history.days(); ago += Week.DAYS) {
        if (!Double.isNaN(history.ago(ago))) {
          last[day] = history.ago(ago);
          break;
        }
      }
    }
    double[] daily = new double[Horizon.DAYS];
    for (int day = 0; day < daily.length; day++) {
      daily[day] = last[day % Week.DAYS];
    }
    return daily;
  }
}
