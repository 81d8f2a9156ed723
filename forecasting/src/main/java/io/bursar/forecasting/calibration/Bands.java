package io.bursar.forecasting.calibration;

import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The bands of one forecaster, out of how far it was off before: on the line itself where that was
 * seen often enough, else on all lines, else out of what the line's few days say.
 */
public final class Bands {
  /** With fewer errors a percentile of them is a guess. */
  private static final int ENOUGH = 100;

  private final Backtest backtest;
  private final String forecaster;
  private final Optional<Conformal> dailyOfAll;
  private final Optional<Conformal> totalOfAll;

  public Bands(Backtest backtest, String forecaster) {
    this.backtest = backtest;
    this.forecaster = forecaster;
    List<Residual> all = backtest.residuals(forecaster);
    this.dailyOfAll = whenEnough(daily(all));
    this.totalOfAll = whenEnough(totals(all));
  }

  /** The forecast with its bands. */
  public Forecast of(int line, PointForecast point) {
    History history = backtest.line(line);
    double scale = Sample.scale(history);
    List<Residual> own = backtest.residuals(forecaster, line);
    boolean seen = !own.isEmpty();
    Conformal daily =
        whenEnough(daily(own))
            .or(() -> dailyOfAll.filter(it -> seen))
            .orElseGet(() -> FewDays.daily(history, scale));
    Conformal total =
        whenEnough(totals(own))
            .or(() -> totalOfAll.filter(it -> seen))
            .orElseGet(() -> FewDays.total(history, scale));
    double lowest = history.hasNegative() ? Double.NEGATIVE_INFINITY : 0;
    List<Band> days = new ArrayList<>();
    for (double value : point.daily()) {
      days.add(band(value, daily, scale, lowest));
    }
    return new Forecast(forecaster, days, band(point.total(), total, scale * Horizon.DAYS, lowest));
  }

  private static Band band(double value, Conformal errors, double scale, double lowest) {
    return Band.about(value, errors.below() * scale, errors.above() * scale).atLeast(lowest);
  }

  private static Optional<Conformal> whenEnough(double[] errors) {
    return errors.length >= ENOUGH ? Optional.of(Conformal.of(errors)) : Optional.empty();
  }

  private static double[] daily(List<Residual> residuals) {
    return known(residuals.stream().flatMapToDouble(Residual::daily));
  }

  private static double[] totals(List<Residual> residuals) {
    return known(residuals.stream().mapToDouble(Residual::total));
  }

  private static double[] known(DoubleStream errors) {
    return errors.filter(it -> !Double.isNaN(it)).toArray();
  }
}
