package io.bursar.forecasting.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
   * Past errors in order of size, as many from one end of what was foreseen as from the other: the
   * same ones where a forecast has no range. Those of unknown days are left out.
   */
  static final class Errors {
    private final double[] fromLow;
    private final double[] fromHigh;

    private Errors(double[] fromLow, double[] fromHigh) {
      this.fromLow = fromLow;
      this.fromHigh = fromHigh;
    }

    /** Of days. */
    static Errors ofDays(List<Residual> residuals) {
      return of(
          residuals,
          residuals.stream().flatMapToDouble(it -> Arrays.stream(it.fromLow())),
          residuals.stream().flatMapToDouble(it -> Arrays.stream(it.fromHigh())));
    }

    /** Of sums. */
    static Errors ofTotals(List<Residual> residuals) {
      return of(
          residuals,
          residuals.stream().mapToDouble(Residual::totalFromLow),
          residuals.stream().mapToDouble(Residual::totalFromHigh));
    }

    private static Errors of(
        List<Residual> residuals, DoubleStream fromLow, DoubleStream fromHigh) {
      double[] low = sorted(fromLow);
      boolean ranges = residuals.stream().anyMatch(Residual::hasRange);
      return new Errors(low, ranges ? sorted(fromHigh) : low);
    }

    private static double[] sorted(DoubleStream errors) {
      double[] sorted = errors.filter(it -> !Double.isNaN(it)).toArray();
      Arrays.sort(sorted);
      return sorted;
    }

    /** With this share of them within, on each side; nothing when there are fewer than enough. */
    Optional<Conformal> conformal(int enough, double share) {
      int size = fromLow.length;
      if (size < enough) {
        return Optional.empty();
      }
      int rank = Math.min((int) Math.ceil((size + 1) * share) - 1, size - 1);
      return Optional.of(new Conformal(fromLow[size - 1 - rank], fromHigh[rank]));
    }
  }
}
