package io.bursar.forecasting.calibration;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The tenth and the ninetieth percentile of past errors, with the correction for their number that
 * split conformal prediction makes (Vovk et al. 2005; Romano et al. 2019).
 *
 * @param below how far below the lower end of what was foreseen one in ten came; negative as a rule
 * @param above how far above the upper end one in ten came
 */
record Conformal(double below, double above) {
  private static final double OUTSIDE = 0.1;

  /**
   * Of errors, as many from one end as from the other.
   *
   * @param fromLow what came less the lower end of what was foreseen; at least one
   * @param fromHigh the same from the upper end; the same numbers where a forecast has no range
   */
  static Conformal of(double[] fromLow, double[] fromHigh) {
    double[] low = fromLow.clone();
    double[] high = fromHigh.clone();
    Arrays.sort(low);
    Arrays.sort(high);
    int rank = Math.min((int) Math.ceil((high.length + 1) * (1 - OUTSIDE)) - 1, high.length - 1);
    return new Conformal(low[low.length - 1 - rank], high[rank]);
  }

  /** Past errors from both ends; those of unknown days are left out. */
  static final class Errors {
    private final double[] fromLow;
    private final double[] fromHigh;

    Errors(DoubleStream fromLow, DoubleStream fromHigh) {
      this.fromLow = fromLow.filter(it -> !Double.isNaN(it)).toArray();
      this.fromHigh = fromHigh.filter(it -> !Double.isNaN(it)).toArray();
    }

    int size() {
      return fromLow.length;
    }

    Conformal conformal() {
      return of(fromLow, fromHigh);
    }
  }
}
