package io.bursar.forecasting.calibration;

import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** A history and what came after it. */
public final class Sample {

  /** A total of which more is unknown says nothing. */
  private static final double KNOWN = 0.75;

  private final History history;
  private final double[] actual;
  private final int known;
  private final double scale;
  private final double lowest;

  private Sample(History history, double[] actual) {
    this.history = history;
    this.actual = actual;
    this.known = (int) Arrays.stream(actual).filter(it -> !Double.isNaN(it)).count();
    this.scale = FeatureRow.scale(history);
    this.lowest = history.lowest();
  }

  /**
   * A series at an origin.
   *
   * @return nothing when no day is known before the origin or none from it on, or the series ends
   *     before the horizon
   */
  public static Optional<Sample> at(DailySeries series, LocalDate origin) {
    int first = series.indexOf(origin);
    if (first < 1 || first + Horizon.DAYS > series.days()) {
      return Optional.empty();
    }
    Sample sample = of(series.before(origin), series, first);
    return sample.history.known(sample.history.days()) > 0 && sample.known() > 0
        ? Optional.of(sample)
        : Optional.empty();
  }

  private static Sample of(History history, DailySeries series, int first) {
    double[] actual = new double[Horizon.DAYS];
    for (int day = 0; day < actual.length; day++) {
      actual[day] = series.value(first + day);
    }
    return new Sample(history, actual);
  }

  /**
   * The days of {@code history} from {@code back} ago on as what came, and what was known before.
   *
   * @param length how many days came, the horizon at most; those after are unknown
   */
  static Sample within(History history, int back, int length) {
    double[] actual = new double[Horizon.DAYS];
    Arrays.fill(actual, Double.NaN);
    for (int day = 0; day < length; day++) {
      actual[day] = history.ago(back - day);
    }
    return new Sample(history.earlier(back), actual);
  }

  /** What a forecaster sees. */
  public History history() {
    return history;
  }

  /**
   * What came on a day.
   *
   * @param day 0 is the origin
   * @return NaN when unknown
   */
  public double actual(int day) {
    return actual[day];
  }

  /** How many of the days that came are known. */
  public int known() {
    return known;
  }

  /** Whether enough is known to speak of a total. */
  public boolean hasTotal() {
    return known >= KNOWN * actual.length;
  }

  /** The sum of the days that are known. */
  public double total() {
    double sum = 0;
    for (double value : actual) {
      if (!Double.isNaN(value)) {
        sum += value;
      }
    }
    return sum;
  }

  /**
   * What a total of all days would be of the known ones alone: by their share in what was foreseen
   * for each day.
   *
   * @param total of all {@value Horizon#DAYS} days
   */
  public double ofKnown(double total, double[] daily) {
    double all = 0;
    double ofKnown = 0;
    for (int day = 0; day < daily.length; day++) {
      all += Math.abs(daily[day]);
      ofKnown += Double.isNaN(actual[day]) ? 0 : Math.abs(daily[day]);
    }
    return all == 0 ? total * known / actual.length : total * ofKnown / all;
  }

  /** The same of a band. */
  public Band ofKnown(Band total, double[] daily) {
    double share = ofKnown(1, daily);
    return new Band(total.p10() * share, total.p50() * share, total.p90() * share);
  }

  /** What a mean day of the history is worth; above 0. */
  public double scale() {
    return scale;
  }

  /** The least that is to be foreseen. */
  double lowest() {
    return lowest;
  }
}
