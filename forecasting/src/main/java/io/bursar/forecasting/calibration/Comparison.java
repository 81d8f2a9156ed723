package io.bursar.forecasting.calibration;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a forecaster was off before, beside another on the same rounds of the same lines: below 1 it
 * did better. Rounds lie in the order of their age, the newest first.
 */
final class Comparison {
  private static final double LEAST = 1e-9;

  private Comparison() {}

  /** Of all rounds. */
  static double ratio(List<Residual> of, List<Residual> others, ToDoubleFunction<Residual> size) {
    return (sum(of, size) + LEAST) / (sum(others, size) + LEAST);
  }

  private static double sum(List<Residual> of, ToDoubleFunction<Residual> size) {
    return of.stream().mapToDouble(size).filter(it -> !Double.isNaN(it)).sum();
  }

  /**
   * The same of several lines, an older round counting less than a newer one: who has seen a change
   * knows more.
   *
   * @param older so much of its weight a round loses with each newer one
   */
  static double recent(
      List<List<Residual>> of,
      List<List<Residual>> others,
      double older,
      ToDoubleFunction<Residual> size) {
    double sum = LEAST;
    double sumOfOthers = LEAST;
    for (int line = 0; line < of.size(); line++) {
      double weight = 1;
      for (int round = 0; round < of.get(line).size(); round++, weight *= older) {
        double own = size.applyAsDouble(of.get(line).get(round));
        sum += Double.isNaN(own) ? 0 : weight * own;
        double other = size.applyAsDouble(others.get(line).get(round));
        sumOfOthers += Double.isNaN(other) ? 0 : weight * other;
      }
    }
    return sum / sumOfOthers;
  }

  /**
   * The standard error of the ratio of all lines together. Lines are off together, because the same
   * weeks lie ahead of them, so it is the rounds that say how far the ratio is chance; and rounds
   * that overlap are no more than the horizons that fit into them (ratio estimator: Cochran 1977).
   * The fewer they are, the less is known of how far they differ, and the larger it is taken.
   *
   * @param apart how far rounds lie apart, in their own length
   * @return 0 with less than two rounds, which say nothing of it
   */
  static double doubt(
      List<List<Residual>> of,
      List<List<Residual>> others,
      double apart,
      ToDoubleFunction<Residual> size) {
    int rounds = of.stream().mapToInt(List::size).max().orElse(0);
    double[] own = new double[rounds];
    double[] other = new double[rounds];
    double sum = LEAST;
    double sumOfOthers = LEAST;
    for (int line = 0; line < of.size(); line++) {
      for (int round = 0; round < of.get(line).size(); round++) {
        double a = size.applyAsDouble(of.get(line).get(round));
        double b = size.applyAsDouble(others.get(line).get(round));
        if (Double.isFinite(a) && Double.isFinite(b)) {
          own[round] += a;
          other[round] += b;
          sum += a;
          sumOfOthers += b;
        }
      }
    }
    if (rounds < 2) {
      return 0;
    }
    double ratio = sum / sumOfOthers;
    double squares = 0;
    for (int round = 0; round < rounds; round++) {
      double off = own[round] - ratio * other[round];
      squares += off * off;
    }
    double independent = 1 + (rounds - 1) * apart;
    double ofASum = squares * rounds / (rounds - 1);
    return (1 + 1 / (independent - 1)) * Math.sqrt(ofASum * rounds / independent) / sumOfOthers;
  }
}
