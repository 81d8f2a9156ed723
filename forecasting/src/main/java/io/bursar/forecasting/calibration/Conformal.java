package io.bursar.forecasting.calibration;

import java.util.Arrays;

/**
 * The tenth and the ninetieth percentile of past errors, with the correction for their number that
 * split conformal prediction makes (Vovk et al. 2005; Romano et al. 2019).
 *
 * @param below how far below what was foreseen one in ten came; negative as a rule
 * @param above how far above it one in ten came
 */
record Conformal(double below, double above) {
  private static final double OUTSIDE = 0.1;

  /**
   * Of errors.
   *
   * @param errors what came less what was foreseen; at least one
   */
  static Conformal of(double[] errors) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil((sorted.length + 1) * (1 - OUTSIDE)) - 1;
    int high = Math.min(rank, sorted.length - 1);
    return new Conformal(sorted[sorted.length - 1 - high], sorted[high]);
  }
}
