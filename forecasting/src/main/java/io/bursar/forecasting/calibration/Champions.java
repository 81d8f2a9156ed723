package io.bursar.forecasting.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Who serves which line: the forecaster that did best on it before. Days and their sum are judged
 * apart, because who knows the one best need not know the other: on lumpy lines the middle of each
 * day is 0 and their sum is not.
 *
 * <p>A line's own rounds are few, and the best of many forecasters on few rounds is often only
 * lucky. So what a forecaster did on the line is drawn to what it did on all lines, and it must
 * beat the one that it would replace clearly. Of lines of less than a year, what it did on all
 * lines counts the less, the more that differs from round to round: all lines are off together, and
 * in the rounds before they were shorter still.
 */
public final class Champions {
  /** As many rounds of the line itself as all lines together are worth, for days. */
  private static final double OTHERS_OF_DAYS = 30;

  /** The same for sums: a round has one sum, and nearly the same days as the round before. */
  private static final double OTHERS_OF_SUMS = 100;

  /** The same for weeks: what has changed on a line need not have changed on others. */
  private static final double OTHERS_OF_WEEKS = 8;

  /** The same for sums of weeks, where single ones say little. */
  private static final double OTHERS_OF_SUMS_OF_WEEKS = 36;

  private static final double CLEARLY = 0.98;

  /** Younger lines are judged with doubt: they have not seen all of a year. */
  private static final int YEAR = 365;

  /** Of a line of few days, one week after the other must say so. */
  private static final double VERY_CLEARLY = 0.85;

  /** Of a line that has all days of the floor, which is better than what serves those of fewer. */
  private static final double MORE_THAN_CLEARLY = 0.7;

  /** Sums of the last weeks must be so much better to say something of that of a month. */
  private static final double BY_MUCH = 0.6;

  /**
   * A month of days says nothing of the sum of the next thirty days, unless somebody is so much
   * better on their days that all that was before must be over.
   */
  private static final double BY_FAR = 0.5;

  /** From so many rounds on, which are some forty days, they do. */
  private static final int ENOUGH_ROUNDS = 10;

  /** The floor looks at eight weeks. */
  private static final int DAYS_OF_THE_FLOOR = 56;

  /** So much of its weight a round loses with each newer one. */
  private static final double OLDER = 0.6;

  /** Rounds of few lines do not show how far they differ: of one, it is taken three times. */
  private static final double OF_FEW_LINES = 2;

  private final Backtest backtest;
  private final String floor;
  private final String ofFewDays;
  private final String sumsOfFewDays;
  private final List<Candidate> candidates = new ArrayList<>();

  /** What it did on all lines. */
  private record Candidate(
      String name, OnAll daily, OnAll total, double ofFewDays, double ofWeeks, double ofSums) {}

  /** A ratio, and its standard error. */
  private record OnAll(double ratio, double doubt) {

    /** With what it did on a line; of a young one, nothing that may be chance. */
    double with(double own, int rounds, double others, boolean young) {
      boolean chance = young && both(own, ratio + doubt, rounds, others) >= CLEARLY;
      return chance ? Double.POSITIVE_INFINITY : both(own, ratio, rounds, others);
    }
  }

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
   * @param sumsOfFewDays whose sums are taken of such a line, unless somebody is better by far;
   *     what a line was long ago says less and less, so of longer lines it is no candidate
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
    for (String name : candidates) {
      this.candidates.add(
          new Candidate(
              name,
              onAll(name, Residual::dailySize),
              onAll(name, Residual::totalSize),
              Comparison.ratio(
                  backtest.ofWeeks(name), backtest.ofWeeks(ofFewDays), Residual::dailySize),
              recently(name, Residual::dailySize),
              recently(name, Residual::sumSize)));
    }
  }

  private OnAll onAll(String name, ToDoubleFunction<Residual> size) {
    return new OnAll(
        Comparison.ratio(backtest.residuals(name), backtest.residuals(floor), size),
        Comparison.doubt(backtest.byLine(name), backtest.byLine(floor), Backtest.APART, size)
            * (1 + OF_FEW_LINES / backtest.byLine(name).size()));
  }

  private double recently(String name, ToDoubleFunction<Residual> size) {
    return Comparison.recent(
        backtest.ofWeeksByLine(name), backtest.ofWeeksByLine(floor), OLDER, size);
  }

  /** Who serves a line. */
  public Champion of(int line) {
    int rounds = backtest.ofWeeks(ofFewDays, line).size();
    if (rounds > 0) {
      int known = backtest.line(line).known(backtest.line(line).days());
      return known > DAYS_OF_THE_FLOOR ? ofWeeks(line, rounds) : ofFewDays(line, rounds);
    }
    int horizons = backtest.residuals(floor, line).size();
    return horizons == 0 ? new Champion(ofFewDays, sumsOfFewDays) : ofHorizons(line, horizons);
  }

  private Champion ofFewDays(int line, int rounds) {
    Map.Entry<String, Double> best =
        best(
            ofFewDays,
            VERY_CLEARLY,
            it -> {
              double own = recently(it.name, ofFewDays, line, Residual::dailySize);
              return both(own, it.ofFewDays, rounds, OTHERS_OF_WEEKS);
            });
    boolean ofSumsToo = rounds >= ENOUGH_ROUNDS || best.getValue() < BY_FAR;
    return new Champion(best.getKey(), ofSumsToo ? best.getKey() : sumsOfFewDays);
  }

  /** Of a line that is too short for rounds of a whole horizon, and has a floor. */
  private Champion ofWeeks(int line, int rounds) {
    Map.Entry<String, Double> daily =
        best(
            floor,
            MORE_THAN_CLEARLY,
            it -> {
              double own = recently(it.name, floor, line, Residual::dailySize);
              return both(own, it.ofWeeks, rounds, OTHERS_OF_WEEKS);
            });
    Map.Entry<String, Double> total =
        best(
            floor,
            BY_MUCH,
            it -> {
              double own = recently(it.name, floor, line, Residual::sumSize);
              return both(own, it.ofSums, rounds, OTHERS_OF_SUMS_OF_WEEKS);
            });
    return new Champion(daily.getKey(), total.getKey());
  }

  private Champion ofHorizons(int line, int rounds) {
    List<Residual> floors = backtest.residuals(floor, line);
    boolean young = backtest.line(line).days() < YEAR;
    Map.Entry<String, Double> daily =
        best(
            floor,
            CLEARLY,
            it -> {
              List<Residual> own = backtest.residuals(it.name, line);
              double ratio = Comparison.ratio(own, floors, Residual::dailySize);
              return it.daily.with(ratio, rounds, OTHERS_OF_DAYS, young);
            });
    Map.Entry<String, Double> total =
        best(
            floor,
            CLEARLY,
            it -> {
              List<Residual> own = backtest.residuals(it.name, line);
              double ratio = Comparison.ratio(own, floors, Residual::totalSize);
              return it.total.with(ratio, rounds, OTHERS_OF_SUMS, young);
            });
    return new Champion(daily.getKey(), total.getKey());
  }

  private double recently(String name, String other, int line, ToDoubleFunction<Residual> size) {
    return Comparison.recent(
        List.of(backtest.ofWeeks(name, line)), List.of(backtest.ofWeeks(other, line)), OLDER, size);
  }

  /** The best candidate and its ratio, or the one that serves otherwise and what was asked for. */
  private Map.Entry<String, Double> best(
      String otherwise, double below, ToDoubleFunction<Candidate> ratio) {
    String best = otherwise;
    double least = below;
    for (Candidate candidate : candidates) {
      if (otherwise.equals(floor) && candidate.name.equals(sumsOfFewDays)) {
        continue;
      }
      double its = ratio.applyAsDouble(candidate);
      if (its < least) {
        least = its;
        best = candidate.name;
      }
    }
    return Map.entry(best, least);
  }

  /** What a forecaster did on the line, drawn to what it did on all. */
  private static double both(double own, double onAll, int rounds, double others) {
    double weight = rounds / (rounds + others);
    return Math.exp(weight * Math.log(own) + (1 - weight) * Math.log(onAll));
  }
}
