package io.bursar.forecasting.neural;

import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/** How a net goes over what it learns from: in rounds of batches, each round in another order. */
final class Training {
  static final int ROUNDS = 10;
  private static final int BATCH = 64;
  private static final double RATE = 3e-3;
  private static final double UP = 0.3;

  private Training() {}

  /** How far it has come: so many steps, of so many a round. */
  record Way(int steps, int ofRound) {

    /** The rate of the next step for who goes so many rounds in all. */
    double rate(int rounds) {
      return RATE * oneCycle((double) steps / (rounds * ofRound));
    }
  }

  /** Who learns. */
  interface Step {
    /** Learns from the windows {@code from} to {@code to}, without the last. */
    void learn(int from, int to, Way way);

    /** Ends a round; true when there is no need for another. */
    default boolean ends() {
      return false;
    }
  }

  /**
   * Goes over them.
   *
   * @param most so many at most are looked at in a round, so that time does not grow with the lines
   * @param progress is told what share is done, 0 to 1
   */
  static void run(
      Windows windows, int most, SplittableRandom random, DoubleConsumer progress, Step step) {
    int looked = Math.min(windows.size(), most);
    int ofRound = looked / BATCH;
    int done = 0;
    for (int round = 0; round < ROUNDS; round++) {
      windows.shuffle(random);
      for (int from = 0; from + BATCH <= looked; from += BATCH) {
        step.learn(from, from + BATCH, new Way(done, ofRound));
        done++;
        progress.accept((double) done / (ROUNDS * ofRound));
      }
      if (step.ends()) {
        break;
      }
    }
  }

  /** Up for the first three tenths, then down to nothing (Smith and Topin 2018). */
  private static double oneCycle(double done) {
    return done < UP ? 0.1 + 0.9 * done / UP : (1 + Math.cos(Math.PI * (done - UP) / (1 - UP))) / 2;
  }
}
