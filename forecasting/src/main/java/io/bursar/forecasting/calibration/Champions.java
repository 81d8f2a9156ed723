package io.bursar.forecasting.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Who serves which line: the forecaster that did best on it before. Days and their sum are judged
 * apart, because who knows the one best need not know the other: on lumpy lines the middle of each
 * day is 0 and their sum is not.
 *
 * <p>A line's own rounds are few, and the best of many forecasters on few rounds is often only
 * lucky. So what a forecaster did on the line is drawn to what it did on all lines, and it must
 * beat the one that it would replace clearly.
 */
public final class Champions {
  /** As many rounds of the line itself as all lines together are worth, for days. */
  private static final double OTHERS_OF_DAYS = 30;

  /** The same for sums: a round has one sum, and nearly the same days as the round before. */
  private static final double OTHERS_OF_SUMS = 100;

  /** The same for weeks: what has changed on a line need not have changed on others. */
  private static final double OTHERS_OF_WEEKS = 8;

  private static final double CLEARLY = 0.98;

  /** Of a line of few days, one week after the other must say so. */
  private static final double VERY_CLEARLY = 0.85;

  /**
   * A month of days says nothing of the sum of the next thirty days, unless somebody is so much
   * better on their days that all that was before must be over.
   */
  private static final double BY_FAR = 0.5;

  /** From so many rounds on, which are some forty days, they do. */
  private static final int ENOUGH_ROUNDS = 10;

  /** So much of its weight a round loses with each newer one. */
  private static final double OLDER = 0.6;

  private static final double LEAST = 1e-9;

  private final Backtest backtest;
  private final String floor;
  private final String ofFewDays;
  private final String sumsOfFewDays;
  private final List<Candidate> candidates = new ArrayList<>();

  private record Candidate(String name, double daily, double total, double ofWeeks) {}

  /**
   * Who serves a line.
   *
   * @param daily its days
   * @param total their sum
   */
  public record Champion(String daily, String total) {}

  /**
   * Looks at the candidates.
   *
   * @param floor who serves a line on which nobody is clearly better
   * @param ofFewDays who serves a line that is too short to look at, or on which nobody is very
   *     clearly better
   * @param sumsOfFewDays whose sums are taken of such a line, unless somebody is better by far
   */
  public Champions(
      Backtest backtest,
      List<String> candidates,
      String floor,
      String ofFewDays,
      String sumsOfFewDays) {
    this.backtest = backtest;
    this.floor = floor;
    this.ofFewDays = ofFewDays;
    this.sumsOfFewDays = sumsOfFewDays;
    List<Residual> floors = backtest.residuals(floor);
    List<Residual> weeks = backtest.ofWeeks(ofFewDays);
    for (String name : candidates) {
      List<Residual> own = backtest.residuals(name);
      this.candidates.add(
          new Candidate(
              name,
              ratio(own, floors, Residual::dailySize),
              ratio(own, floors, Residual::totalSize),
              ratio(backtest.ofWeeks(name), weeks, Residual::dailySize)));
    }
  }

  /** Who serves a line. */
  public Champion of(int line) {
    List<Residual> weeks = backtest.ofWeeks(ofFewDays, line);
    if (!weeks.isEmpty()) {
      String best = ofFewDays;
      double least = VERY_CLEARLY;
      for (Candidate candidate : candidates) {
        double own = recentRatio(backtest.ofWeeks(candidate.name, line), weeks);
        double both = both(own, candidate.ofWeeks, weeks.size(), OTHERS_OF_WEEKS);
        if (both < least) {
          least = both;
          best = candidate.name;
        }
      }
      boolean ofSumsToo = weeks.size() >= ENOUGH_ROUNDS || least < BY_FAR;
      return new Champion(best, ofSumsToo ? best : sumsOfFewDays);
    }
    List<Residual> floors = backtest.residuals(floor, line);
    if (floors.isEmpty()) {
      return new Champion(ofFewDays, sumsOfFewDays);
    }
    String daily = floor;
    String total = floor;
    double leastDaily = CLEARLY;
    double leastTotal = CLEARLY;
    for (Candidate candidate : candidates) {
      List<Residual> own = backtest.residuals(candidate.name, line);
      double ofDays =
          both(
              ratio(own, floors, Residual::dailySize),
              candidate.daily,
              floors.size(),
              OTHERS_OF_DAYS);
      double ofSum =
          both(
              ratio(own, floors, Residual::totalSize),
              candidate.total,
              floors.size(),
              OTHERS_OF_SUMS);
      if (ofDays < leastDaily) {
        leastDaily = ofDays;
        daily = candidate.name;
      }
      if (ofSum < leastTotal) {
        leastTotal = ofSum;
        total = candidate.name;
      }
    }
    return new Champion(daily, total);
  }

  /** What a forecaster did on the line, drawn to what it did on all. */
  private static double both(double own, double onAll, int rounds, double others) {
    double weight = rounds / (rounds + others);
    return Math.exp(weight * Math.log(own) + (1 - weight) * Math.log(onAll));
  }

  /** The error as a share of another's. */
  private static double ratio(
      List<Residual> of, List<Residual> others, ToDoubleFunction<Residual> size) {
    return (sum(of, size) + LEAST) / (sum(others, size) + LEAST);
  }

  /** The same, an older round counting less than a newer one: who has seen a change knows more. */
  private static double recentRatio(List<Residual> of, List<Residual> others) {
    double sum = LEAST;
    double sumOfOthers = LEAST;
    double weight = 1;
    for (int round = 0; round < of.size(); round++, weight *= OLDER) {
      double size = of.get(round).dailySize();
      sum += Double.isNaN(size) ? 0 : weight * size;
      double other = others.get(round).dailySize();
      sumOfOthers += Double.isNaN(other) ? 0 : weight * other;
    }
    return sum / sumOfOthers;
  }

  private static double sum(List<Residual> of, ToDoubleFunction<Residual> size) {
    return of.stream().mapToDouble(size).filter(it -> !Double.isNaN(it)).sum();
  }
}
