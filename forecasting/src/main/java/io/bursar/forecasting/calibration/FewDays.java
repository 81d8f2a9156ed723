package io.bursar.forecasting.calibration;

import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.History;

/**
 * Bands of a line of which too little is known to look at past errors: from how far its days lie
 * from what is foreseen for their weekdays, as of days drawn independently about something that is
 * itself known from few of them (Student's t). Three days in a row say little of how days differ,
 * so a guess is mixed in that counts as two days. The total is half as wide again, because days are
 * not independent.
 */
final class FewDays {
  /** The ninetieth percentile of Student's t for 1, 2, ... degrees of freedom. */
  private static final double[] STUDENT = {
    3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345
  };

  private static final double NORMAL = 1.3;
  private static final double TOGETHER = 1.5;
  private static final int WEEK = 7;

  /** How far days lie apart on a line of which nothing is known, as a share of its mean day. */
  private static final double GUESS = 0.55;

  private static final int DAYS_OF_GUESS = 2;

  /** So many numbers a weekly pattern is worth from two weeks on: it is drawn to the mean. */
  private static final int OF_PATTERN = 2;

  private final double spread;
  private final double fitted;
  private final double student;
  private final double known;

  FewDays(History history, PointForecast point, double scale) {
    double squares = 0;
    int days = 0;
    for (int ago = history.days(); ago >= 1; ago--) {
      double rest = history.ago(ago) - point.daily(Math.floorMod(-ago, WEEK));
      if (!Double.isNaN(rest)) {
        squares += rest / scale * (rest / scale);
        days++;
      }
    }
    int parameters = days < 2 * WEEK ? 1 : OF_PATTERN;
    int freedom = days - parameters + DAYS_OF_GUESS;
    this.spread = Math.sqrt((squares + DAYS_OF_GUESS * GUESS * GUESS) / freedom);
    this.fitted = (double) parameters / days;
    this.student = freedom <= STUDENT.length ? STUDENT[freedom - 1] : NORMAL;
    this.known = days;
  }

  /** Of a day, in mean days. */
  Conformal daily() {
    return both(spread * student * Math.sqrt(1 + fitted));
  }

  /** Of a sum over the horizon, a day. */
  Conformal total() {
    return both(spread * student * Math.sqrt(1 / known + 1.0 / Horizon.DAYS) * TOGETHER);
  }

  private static Conformal both(double width) {
    return new Conformal(-width, width);
  }
}
