package io.bursar.forecasting.calibration;

import io.bursar.forecasting.calibration.Champions.Champion;
import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Ets;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.Mean;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.model.SeasonalNaive;
import io.bursar.forecasting.model.ShrunkWeekday;
import io.bursar.forecasting.model.Theta;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every forecaster says of lines, and whose word is taken for each of them: the days of the
 * one that foresaw its days best before, the sum of the one that foresaw its sums best. Evaluation
 * and serving both take it from here. Not for several threads at once.
 */
public final class Selection {
  /** Those that need no training; the first is the floor. */
  public static final List<Forecaster> STATISTICAL =
      List.of(
          new WeekdayMean(),
          new SeasonalNaive(),
          new Mean(),
          new ShrunkWeekday(),
          new Ets(),
          new Theta());

  private static final Set<String> UNTRAINED =
      STATISTICAL.stream().map(Forecaster::name).collect(Collectors.toUnmodifiableSet());

  /** In mean days, a day: of lines that are 0 on most days, true nets went 0.02 below. */
  private static final double LESS = 0.25;

  private final Map<String, List<PointForecast>> points = new LinkedHashMap<>();

  /** Of who was asked for: their past errors on all lines are many. */
  private final Map<String, Bands> bands = new LinkedHashMap<>();

  private final Backtest backtest;
  private final Champions champions;

  /**
   * Foresees.
   *
   * @param lines each with at least one known day
   * @param before by whose past errors they are judged: the same names as {@code now}, but trained
   *     on nothing of the last {@value Backtest#REACH} days; the floor among them
   * @param now who foresees
   */
  public Selection(List<History> lines, List<Forecaster> before, List<Forecaster> now) {
    this.backtest = new Backtest(lines, before);
    for (Forecaster forecaster : now) {
      points.put(forecaster.name(), forecaster.forecast(lines));
    }
    this.champions =
        new Champions(
            backtest,
            List.copyOf(points.keySet()),
            WeekdayMean.NAME,
            new ShrunkWeekday().name(),
            new Mean().name());
  }

  /** The names of all that foresee. */
  public Set<String> forecasters() {
    return points.keySet();
  }

  /** What one of them says of a line; where it loses its mind, what the floor says, as its own. */
  public Forecast forecast(String forecaster, int line) {
    String sane = saneOrFloor(forecaster, line);
    return bands(sane).of(line, points.get(sane).get(line));
  }

  private Band total(String forecaster, int line) {
    String sane = saneOrFloor(forecaster, line);
    return bands(sane).total(line, points.get(sane).get(line));
  }

  private String saneOrFloor(String forecaster, int line) {
    return isSane(forecaster, line) ? forecaster : WeekdayMean.NAME;
  }

  private Bands bands(String forecaster) {
    return bands.computeIfAbsent(forecaster, name -> new Bands(backtest, name));
  }

  /** Whether what one of them says of a line can be a forecast. */
  private boolean isSane(String forecaster, int line) {
    return fault(forecaster, line).isEmpty();
  }

  /**
   * What is wrong with what one of them says of a line: it is no number, or of a trained one far
   * less than nothing, where nothing below zero was ever seen. A little less is how a net says
   * zero.
   */
  public Optional<Fault> fault(String forecaster, int line) {
    PointForecast point = points.get(forecaster).get(line);
    if (!point.isFinite()) {
      return Optional.of(Fault.NOT_A_NUMBER);
    }
    History history = backtest.line(line);
    double least = -LESS * FeatureRow.scale(history) * Horizon.DAYS;
    boolean negative =
        !UNTRAINED.contains(forecaster)
            && history.lowest() == 0
            && Math.min(point.total(), Arrays.stream(point.daily()).sum()) < least;
    return negative ? Optional.of(Fault.NEGATIVE) : Optional.empty();
  }

  /** Whose word is taken for a line. */
  public Champion champion(int line) {
    return champions.of(line);
  }

  /** What is served of a line; its model is the one of the days. */
  public Forecast served(int line) {
    Champion champion = champion(line);
    Forecast days = forecast(champion.daily(), line);
    return champion.total().equals(champion.daily())
        ? days
        : new Forecast(days.model(), days.daily(), total(champion.total(), line), days.usual());
  }
}
