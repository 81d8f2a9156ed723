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
  private static final double WITHIN = 0.9;

  /** Beyond, a band says nothing any more. */
  private static final double MOST = 0.98;

  /** What share of past errors lies within a span, on each side. */
  static final double NEARLY_ALL = 0.99;

  /**
   * What share of past errors must lie within, on each side.
   *
   * @param independent how many of them there are that do not come together
   */
  static double share(double independent) {
    return Math.min(MOST, WITHIN * (1 + 1 / independent));
  }

  /**
   * Past errors, as many from one end of what was foreseen as from the other: the same ones where a
   * forecast has no range. Those of unknown days are left out.
   */
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

    /** With this share of them within, on each side. */
    Conformal conformal(double share) {
      double[] low = fromLow.clone();
      double[] high = fromHigh.clone();
      Arrays.sort(low);
      Arrays.sort(high);
      int rank = Math.min((int) Math.ceil((high.length + 1) * share) - 1, high.length - 1);
      return new Conformal(low[low.length - 1 - rank], high[rank]);
    }
  }
}
