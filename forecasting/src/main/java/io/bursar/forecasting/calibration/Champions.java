package io.bursar.forecasting.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * Who serves which line: the forecaster that did best on it before, daily and in total together.
 *
 * <p>A line's own twelve rounds are few, and the best of many forecasters on few rounds is often
 * only lucky. So what a forecaster did on the line is drawn to what it did on all lines, and it
 * must beat the floor clearly.
 */
public final class Champions {
  /** As many rounds of the line itself as all lines together are worth. */
  private static final double OTHERS = 8;

  private static final double CLEARLY = 0.98;

  private final Backtest backtest;
  private final String floor;
  private final String ofFewDays;
  private final List<Candidate> candidates = new ArrayList<>();

  private record Candidate(String name, double onAll) {}

  /**
   * Looks at the candidates.
   *
   * @param floor who serves a line on which nobody is clearly better
   * @param ofFewDays who serves a line that is too short to look at
   */
  public Champions(Backtest backtest, List<String> candidates, String floor, String ofFewDays) {
    this.backtest = backtest;
    this.floor = floor;
    this.ofFewDays = ofFewDays;
    List<Residual> floors = backtest.residuals(floor);
    for (String name : candidates) {
      this.candidates.add(new Candidate(name, ratio(backtest.residuals(name), floors)));
    }
  }

  /** Who serves a line. */
  public String of(int line) {
    List<Residual> floors = backtest.residuals(floor, line);
    if (floors.isEmpty()) {
      return ofFewDays;
    }
    String best = floor;
    double least = CLEARLY;
    double weight = floors.size() / (floors.size() + OTHERS);
    for (Candidate candidate : candidates) {
      double own = ratio(backtest.residuals(candidate.name, line), floors);
      double both = Math.exp(weight * Math.log(own) + (1 - weight) * Math.log(candidate.onAll));
      if (both < least) {
        least = both;
        best = candidate.name;
      }
    }
    return best;
  }

  /** The error as a share of the floor's, half by the days and half by the total. */
  private static double ratio(List<Residual> of, List<Residual> floors) {
    double daily = 0;
    double dailyFloor = 0;
    double total = 0;
    double totalFloor = 0;
    for (int i = 0; i < floors.size(); i++) {
      daily += orZero(of.get(i).dailySize());
      dailyFloor += orZero(floors.get(i).dailySize());
      total += orZero(Math.abs(of.get(i).total()));
      totalFloor += orZero(Math.abs(floors.get(i).total()));
    }
    double least = 1e-9;
    return ((daily + least) / (dailyFloor + least) + (total + least) / (totalFloor + least)) / 2;
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
