package io.bursar.forecasting.calibration;

import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    double scale = Window.scale(history);
    List<Residual> own = backtest.residuals(forecaster, line);
    boolean seen = !own.isEmpty();
    Conformal daily =
        whenEnough(daily(own))
            .or(() -> dailyOfAll.filter(it -> seen))
            .orElseGet(() -> new FewDays(history, point, scale).daily());
    Conformal total =
        whenEnough(totals(own))
            .or(() -> totalOfAll.filter(it -> seen))
            .orElseGet(() -> new FewDays(history, point, scale).total());
    double lowest = history.hasNegative() ? Double.NEGATIVE_INFINITY : 0;
    List<Band> days = new ArrayList<>();
    for (int day = 0; day < Horizon.DAYS; day++) {
      days.add(
          band(point.low(day), point.daily(day), point.high(day), daily, scale).atLeast(lowest));
    }
    Band sum =
        band(point.totalLow(), point.total(), point.totalHigh(), total, scale * Horizon.DAYS);
    return new Forecast(forecaster, days, sum.atLeast(lowest));
  }

  private static Band band(double low, double point, double high, Conformal errors, double scale) {
    double below = low + errors.below() * scale;
    double above = high + errors.above() * scale;
    return new Band(Math.min(point, below), point, Math.max(point, above));
  }

  private static Optional<Conformal> whenEnough(Conformal.Errors errors) {
    return errors.size() >= ENOUGH ? Optional.of(errors.conformal()) : Optional.empty();
  }

  private static Conformal.Errors daily(List<Residual> residuals) {
    return new Conformal.Errors(
        residuals.stream().flatMapToDouble(it -> Arrays.stream(it.fromLow())),
        residuals.stream().flatMapToDouble(it -> Arrays.stream(it.fromHigh())));
  }

  private static Conformal.Errors totals(List<Residual> residuals) {
    return new Conformal.Errors(
        residuals.stream().mapToDouble(Residual::totalFromLow),
        residuals.stream().mapToDouble(Residual::totalFromHigh));
  }
}
