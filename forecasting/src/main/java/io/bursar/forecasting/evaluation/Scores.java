package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.calibration.Sample;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;

/** What one forecaster did on one series, added up over the origins. */
final class Scores {
  /** Of [p10, p90], what lies outside costs so much a unit (Gneiting and Raftery 2007). */
  private static final double OUTSIDE = 2 / 0.2;

  double dailyError;
  double dailyActual;
  double symmetric;
  double dailyInterval;
  double pinball;
  int days;
  int daysCovered;
  double totalError;
  double totalInterval;
  int totals;
  int totalsCovered;

  /** Adds a forecast. */
  void add(Sample sample, Forecast forecast) {
    double[] foreseen = forecast.daily().stream().mapToDouble(Band::p50).toArray();
    for (int day = 0; day < foreseen.length; day++) {
      double actual = sample.actual(day);
      if (!Double.isNaN(actual)) {
        addDay(actual, forecast.daily().get(day));
      }
    }
    if (sample.hasTotal()) {
      double actual = sample.total();
      Band band = sample.ofKnown(forecast.total(), foreseen);
      totalError += Math.abs(actual - band.p50());
      totalInterval += interval(actual, band);
      totals++;
      totalsCovered += band.covers(actual) ? 1 : 0;
    }
  }

  private void addDay(double actual, Band band) {
    double error = Math.abs(actual - band.p50());
    dailyError += error;
    dailyActual += Math.abs(actual);
    double both = Math.abs(actual) + Math.abs(band.p50());
    symmetric += both == 0 ? 0 : 2 * error / both;
    dailyInterval += interval(actual, band);
    pinball += pinball(actual, band.p10(), 0.1) + error / 2 + pinball(actual, band.p90(), 0.9);
    days++;
    daysCovered += band.covers(actual) ? 1 : 0;
  }

  private static double interval(double actual, Band band) {
    return band.p90()
        - band.p10()
        + OUTSIDE * (Math.max(0, band.p10() - actual) + Math.max(0, actual - band.p90()));
  }

  private static double pinball(double actual, double quantile, double level) {
    return actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);
  }

  /** Adds what another series has. */
  void add(Scores other) {
    dailyError += other.dailyError;
    dailyActual += other.dailyActual;
    symmetric += other.symmetric;
    dailyInterval += other.dailyInterval;
    pinball += other.pinball;
    days += other.days;
    daysCovered += other.daysCovered;
    totalError += other.totalError;
    totalInterval += other.totalInterval;
    totals += other.totals;
    totalsCovered += other.totalsCovered;
  }
}
