package io.bursar.forecasting.calibration;

import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.model.Span;
import io.bursar.forecasting.series.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bands of one forecaster, out of how far it was off before: days on the line itself where that
 * was seen often enough, else on all lines, else out of what the line's few days say; sums on all
 * lines, because a line has few of them. How many of one line's days fall outside differs from line
 * to line; over all lines together one in ten does on each side. Not for several threads at once.
 */
public final class Bands {
  /** With fewer errors of its own, a line goes by those of all. */
  private static final int ENOUGH = 100;

  /** With fewer, one error in a hundred is hardly seen. */
  private static final int ENOUGH_FOR_SPANS = 300;

  /** So many times as far from the middle as a band a span goes where errors are normal. */
  private static final double AS_NORMAL = 1.815;

  /** With fewer of all, the line's days say more. */
  private static final int FEWEST = 10;

  /**
   * The days of a horizon are off together, as when a line has grown: so many tell of each other.
   */
  private static final int INDEPENDENT_DAYS = 4;

  private final Backtest backtest;
  private final String forecaster;
  private final double shareOfDays;
  private final Optional<Conformal> totalOfAll;

  /** Hundreds of thousands of errors put in order: only when a line needs them. */
  private Optional<Conformal.Errors> daysOfAll = Optional.empty();

  public Bands(Backtest backtest, String forecaster) {
    this.backtest = backtest;
    this.forecaster = forecaster;
    double shareOfTotals = Conformal.share(backtest.horizons());
    this.shareOfDays = Conformal.share(INDEPENDENT_DAYS * backtest.horizons());
    this.totalOfAll =
        Conformal.Errors.ofTotals(backtest.residuals(forecaster)).conformal(FEWEST, shareOfTotals);
  }

  /** The forecast with its bands. */
  public Forecast of(int line, PointForecast point) {
    History history = backtest.line(line);
    double scale = FeatureRow.scale(history);
    double lowest = history.lowest();
    List<Residual> own = backtest.residuals(forecaster, line);
    Conformal.Errors errors = Conformal.Errors.ofDays(own);
    Conformal daily =
        ofDays(own, errors, ENOUGH, FEWEST, shareOfDays)
            .orElseGet(() -> new FewDays(history, point, scale).daily());
    Optional<Conformal> nearlyAll =
        ofDays(own, errors, ENOUGH_FOR_SPANS, ENOUGH_FOR_SPANS, Conformal.NEARLY_ALL);
    List<Band> days = new ArrayList<>();
    List<Span> usual = new ArrayList<>();
    for (int day = 0; day < Horizon.DAYS; day++) {
      Band band = band(point.low(day), point.daily(day), point.high(day), daily, scale);
      days.add(band.atLeast(lowest));
      usual.add(span(point.low(day), point.high(day), band, nearlyAll, scale, lowest));
    }
    return new Forecast(forecaster, days, total(line, point), usual);
  }

  /** The band of the sum alone. */
  public Band total(int line, PointForecast point) {
    History history = backtest.line(line);
    double scale = FeatureRow.scale(history);
    Conformal total =
        totalOfAll
            .filter(it -> !backtest.residuals(forecaster, line).isEmpty())
            .orElseGet(() -> new FewDays(history, point, scale).total());
    return band(point.totalLow(), point.total(), point.totalHigh(), total, scale * Horizon.DAYS)
        .atLeast(history.lowest());
  }

  /** Those of the line itself, or of all where it was seen at all, whichever are enough. */
  private Optional<Conformal> ofDays(
      List<Residual> own, Conformal.Errors errors, int enough, int enoughOfAll, double share) {
    Optional<Conformal> ofLine = errors.conformal(enough, share);
    return ofLine.isPresent() || own.isEmpty() ? ofLine : daysOfAll().conformal(enoughOfAll, share);
  }

  private Conformal.Errors daysOfAll() {
    if (daysOfAll.isEmpty()) {
      daysOfAll = Optional.of(Conformal.Errors.ofDays(backtest.residuals(forecaster)));
    }
    return daysOfAll.get();
  }

  /** Never narrower than the band, nor than it would be if errors were normal. */
  private static Span span(
      double low, double high, Band band, Optional<Conformal> errors, double scale, double lowest) {
    double below = band.p50() - AS_NORMAL * (band.p50() - band.p10());
    double above = band.p50() + AS_NORMAL * (band.p90() - band.p50());
    if (errors.isPresent()) {
      below = Math.min(below, low + errors.get().below() * scale);
      above = Math.max(above, high + errors.get().above() * scale);
    }
    return new Span(Math.max(lowest, below), Math.max(lowest, above));
  }

  private static Band band(double low, double point, double high, Conformal errors, double scale) {
    double below = low + errors.below() * scale;
    double above = high + errors.above() * scale;
    return new Band(Math.min(point, below), point, Math.max(point, above));
  }
}
