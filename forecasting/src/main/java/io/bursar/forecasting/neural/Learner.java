package io.bursar.forecasting.neural;

import io.bursar.forecasting.neural.LearningCurve.Round;
import java.util.ArrayList;
import java.util.List;

/**
 * A net on its way. One that is judged by days it does not learn from remembers the weights with
 * which it foresaw them best, and goes back to them where it has clearly become worse since.
 */
final class Learner {
  /** So many rounds in a row that are clearly worse than the best, and it learns by heart. */
  private static final int PATIENCE = 3;

  /**
   * Less is the chance of a few weeks: at 2 % nn5 stopped after a round or two, and was worse for
   * it (0.791 and 0.739 beside 0.773 and 0.710).
   */
  private static final double CLEARLY = 1.1;

  private final String name;
  private final QuantileNet net;
  private final Windows.Batch validation;
  private final int most;
  private final List<Round> rounds = new ArrayList<>();
  private List<float[]> kept = List.of();
  private double least = Double.POSITIVE_INFINITY;
  private int best;
  private int worse;
  private double losses;
  private int steps;

  /**
   * A net that has learnt nothing yet.
   *
   * @param validation what it is judged by; nothing where that is empty
   * @param most so many rounds at most; its rate has come down to nothing at their end
   */
  Learner(String name, QuantileNet net, Windows.Batch validation, int most) {
    this.name = name;
    this.net = net;
    this.validation = validation;
    this.most = most;
  }

  void learn(Windows.Batch batch, Training.Way way) {
    if (!batch.isEmpty() && !isDone()) {
      losses += net.learn(batch.rows(), batch.targets(), way.rate(most));
      steps++;
    }
  }

  /** Ends a round. */
  void judge() {
    if (isDone()) {
      return;
    }
    boolean judged = !validation.isEmpty();
    double loss = judged ? net.loss(validation.rows(), validation.targets()) : Double.NaN;
    rounds.add(new Round(steps == 0 ? Double.NaN : losses / steps, loss));
    losses = 0;
    steps = 0;
    if (loss < least) {
      least = loss;
      best = rounds.size();
      kept = net.state();
    }
    worse = !judged || loss <= least * CLEARLY ? 0 : worse + 1;
  }

  /** Whether more rounds are not worth their time. */
  boolean isDone() {
    return rounds.size() == most || worse >= PATIENCE;
  }

  /** Goes back to the best round if the last one was clearly worse. */
  LearningCurve finish() {
    if (worse == 0 || kept.isEmpty()) {
      return new LearningCurve(name, rounds, rounds.size());
    }
    net.restore(kept);
    return new LearningCurve(name, rounds, best);
  }
}
