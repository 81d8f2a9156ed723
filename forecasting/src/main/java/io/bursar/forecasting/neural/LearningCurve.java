package io.bursar.forecasting.neural;

import java.util.List;

/**
 * How a net learnt.
 *
 * @param net its name
 * @param rounds one after the other; those after the best were tried and thrown away
 * @param best the round whose weights were kept, counted from 1
 */
public record LearningCurve(String net, List<Round> rounds, int best) {

  /**
   * A time through everything.
   *
   * @param training mean loss of its steps, with dropout
   * @param validation loss on the part that is not learnt from, without
   */
  public record Round(double training, double validation) {}

  /** Copies the rounds. */
  public LearningCurve {
    rounds = List.copyOf(rounds);
  }
}
