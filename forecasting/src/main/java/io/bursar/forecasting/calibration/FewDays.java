package io.bursar.forecasting.calibration;

import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.series.History;

/**
 * Bands of a line of which too little is known to look at past errors: as of days that are drawn
 * independently about a mean that is itself known from few of them (Student's t), the total half as
 * wide again because days are not independent.
 */
final class FewDays {
  /** The ninetieth percentile of Student's t for 1, 2, ... degrees of freedom. */
  private static final double[] STUDENT = {
    3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345
  };

  private static final double NORMAL = 1.3;
  private static final double TOGETHER = 1.5;

  /** Of a single day nothing is known of how days differ. */
  private static final double OF_ONE_DAY = 0.5;

  private FewDays() {}

  static Conformal daily(History history, double scale) {
    int known = history.known(history.days());
    return both(spread(history, known) * student(known) * Math.sqrt(1 + 1.0 / known) / scale);
  }

  static Conformal total(History history, double scale) {
    int known = history.known(history.days());
    double ofMean = Math.sqrt(1.0 / known + 1.0 / Horizon.DAYS);
    return both(spread(history, known) * student(known) * ofMean * TOGETHER / scale);
  }

  private static Conformal both(double width) {
    return new Conformal(-width, width);
  }

  private static double student(int known) {
    int freedom = Math.max(1, known - 1);
    return freedom <= STUDENT.length ? STUDENT[freedom - 1] : NORMAL;
  }

  private static double spread(History history, int known) {
    double mean = history.mean(history.days());
    if (known < 2) {
      return OF_ONE_DAY * Math.abs(mean);
    }
    double squares = 0;
    for (int ago = history.days(); ago >= 1; ago--) {
      double value = history.ago(ago);
      squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (known - 1));
  }
}
