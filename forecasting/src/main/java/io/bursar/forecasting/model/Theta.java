package io.bursar.forecasting.model;

import io.bursar.forecasting.series.History;
import java.util.Arrays;

/**
 * The Theta method: exponential smoothing of what is left without the week, with half the slope of
 * the straight line through it as drift (Assimakopoulos and Nikolopoulos 2000, in the form of
 * Hyndman and Billah 2003).
 */
public final class Theta extends LineForecaster {
  private static final double[] ALPHAS = {0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9};

  @Override
  public String name() {
    return "theta";
  }

  @Override
  double[] daily(History history) {
    Weekly weekly = Weekly.of(history);
    double[] levels = new double[ALPHAS.length];
    Arrays.fill(levels, weekly.firstLevel());
    double[] errors = new double[ALPHAS.length];
    for (int day = 0; day < weekly.days(); day++) {
      double value = weekly.level(day);
      if (!Double.isNaN(value)) {
        smooth(value, levels, errors);
      }
    }
    int best = Least.of(errors);
    double alpha = ALPHAS[best];
    double drift = slope(weekly) / 2;
    double[] daily = new double[Horizon.DAYS];
    double start = (1 - Math.pow(1 - alpha, weekly.days())) / alpha;
    for (int day = 0; day < daily.length; day++) {
      daily[day] = levels[best] + drift * (day + start) + weekly.effect(weekly.days() + day);
    }
    return daily;
  }

  /** A day on, for all weights at once: the processor works on several of them together. */
  private static void smooth(double value, double[] levels, double[] errors) {
    for (int i = 0; i < levels.length; i++) {
      double surprise = value - levels[i];
      errors[i] += surprise * surprise;
      levels[i] += ALPHAS[i] * surprise;
    }
  }

  /** Of the line of least squares; 0 when fewer than {@value Weekly#TWO_WEEKS} days are known. */
  private static double slope(Weekly weekly) {
    int known = 0;
    double days = 0;
    double values = 0;
    for (int day = 0; day < weekly.days(); day++) {
      if (!Double.isNaN(weekly.value(day))) {
        known++;
        days += day;
        values += weekly.level(day);
      }
    }
    if (known < Weekly.TWO_WEEKS) {
      return 0;
    }
    double product = 0;
    double square = 0;
    for (int day = 0; day < weekly.days(); day++) {
      if (!Double.isNaN(weekly.value(day))) {
        product += (day - days / known) * (weekly.level(day) - values / known);
        square += (day - days / known) * (day - days / known);
      }
    }
    return product / square;
  }
}
