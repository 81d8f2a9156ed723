package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;
import java.util.Arrays;

/**
 * ETS(A,N,A): a level and what each weekday adds, both smoothed exponentially; the two weights are
 * those with the least squared error of one day ahead (Hyndman et al. 2008, Forecasting with
 * Exponential Smoothing).
 */
public final class Ets extends LineForecaster {
  private static final double[] ALPHAS = {0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.8};
  private static final double[] GAMMAS = {0, 0.03, 0.1, 0.2, 0.4};

  /** Of each pair of weights, by how much a surprise moves the level, and the weekday. */
  private static final double[] OF_LEVEL = new double[ALPHAS.length * GAMMAS.length];

  private static final double[] OF_WEEKDAY = new double[OF_LEVEL.length];

  static {
    int pair = 0;
    for (double alpha : ALPHAS) {
      for (double gamma : GAMMAS) {
        OF_LEVEL[pair] = alpha;
        OF_WEEKDAY[pair] = gamma * (1 - alpha);
        pair++;
      }
    }
  }

  @Override
  public String name() {
    return "ets";
  }

  @Override
  double[] daily(History history) {
    Weekly weekly = Weekly.of(history);
    int pairs = OF_LEVEL.length;
    double[] levels = new double[pairs];
    Arrays.fill(levels, weekly.firstLevel());
    double[][] effects = new double[Week.DAYS][pairs];
    for (int day = 0; day < Week.DAYS; day++) {
      Arrays.fill(effects[day], weekly.effect(day));
    }
    double[] errors = new double[pairs];
    int weekday = 0;
    for (int day = 0; day < weekly.days(); day++) {
      double value = weekly.value(day);
      if (!Double.isNaN(value)) {
        smooth(value, levels, effects[weekday], errors);
      }
      weekday = weekday == Week.DAYS - 1 ? 0 : weekday + 1;
    }
    int best = Least.of(errors);
    double[] daily = new double[Horizon.DAYS];
    for (int day = 0; day < daily.length; day++) {
      daily[day] = levels[best] + effects[(weekly.days() + day) % Week.DAYS][best];
    }
    return daily;
  }

  /**
   * A day on, for all pairs of weights at once: the processor works on several of them together.
   */
  private static void smooth(double value, double[] levels, double[] effects, double[] errors) {
    for (int i = 0; i < levels.length; i++) {
      double surprise = value - levels[i] - effects[i];
      errors[i] += surprise * surprise;
      levels[i] += OF_LEVEL[i] * surprise;
      effects[i] += OF_WEEKDAY[i] * surprise;
    }
  }
}
