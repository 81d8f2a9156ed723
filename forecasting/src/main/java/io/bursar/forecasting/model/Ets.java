package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;

/**
 * ETS(A,N,A): a level and what each weekday adds, both smoothed exponentially; the two weights are
 * those with the least squared error of one day ahead (Hyndman et al. 2008, Forecasting with
 * Exponential Smoothing).
 */
public final class Ets extends LineForecaster {
  private static final double[] ALPHAS = {0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.8};
  private static final double[] GAMMAS = {0, 0.03, 0.1, 0.2, 0.4};

  @Override
  public String name() {
    return "ets";
  }

  @Override
  double[] daily(History history) {
    Weekly weekly = Weekly.of(history);
    double best = Double.POSITIVE_INFINITY;
    double[] daily = new double[Horizon.DAYS];
    double[] effects = new double[Week.DAYS];
    for (double alpha : ALPHAS) {
      for (double gamma : GAMMAS) {
        for (int day = 0; day < Week.DAYS; day++) {
          effects[day] = weekly.effect(day);
        }
        double level = weekly.firstLevel();
        double error = 0;
        int weekday = 0;
        // Errors only grow: who is worse already need not go on.
        for (int day = 0; day < weekly.days() && error < best; day++) {
          double value = weekly.value(day);
          if (!Double.isNaN(value)) {
            double surprise = value - level - effects[weekday];
            error += surprise * surprise;
            level += alpha * surprise;
            effects[weekday] += gamma * (1 - alpha) * surprise;
          }
          weekday = weekday == Week.DAYS - 1 ? 0 : weekday + 1;
        }
        if (error < best) {
          best = error;
          for (int day = 0; day < daily.length; day++) {
            daily[day] = level + effects[(weekly.days() + day) % Week.DAYS];
          }
        }
      }
    }
    return daily;
  }
}
