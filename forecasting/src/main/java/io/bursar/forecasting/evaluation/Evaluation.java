package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.calibration.Backtest;
import io.bursar.forecasting.calibration.Sample;
import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Foresees from rolling origins and compares with what came. What is foreseen at an origin comes
 * out of the days before it alone: forecasts, bands, and who serves a line. The global model is
 * trained once, before the first origin; its past errors are those of a second one that was trained
 * as much earlier as the backtest looks back, so that it had not seen what it is judged by.
 */
public final class Evaluation {
  private static final String FLOOR = WeekdayMean.NAME;
  private static final String SERVED = "served";

  /** What share of the time goes into training. */
  private static final double TRAINING = 0.8;

  private static final long SEED = 20_261_128;

  private final List<DailySeries> series;
  private final Origins origins;
  private final Calendar calendar;
  private final Optional<Integer> youth;

  /**
   * An evaluation.
   *
   * @param series at least one
   * @param origins how many, at most
   * @param every days from one origin to the next
   * @param first the first origin; without it, the last horizon ends with the series
   * @param calendar holidays and promotions
   * @throws io.bursar.forecasting.ForecastingProblem when the series are too short
   */
  public Evaluation(
      List<DailySeries> series,
      int origins,
      int every,
      Optional<LocalDate> first,
      Calendar calendar) {
    if (series.isEmpty()) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_TOO_SHORT, "series", "there is not a single row.");
    }
    this.series = List.copyOf(series);
    this.calendar = calendar;
    this.origins = Origins.of(series, origins, every, first);
    this.youth = Optional.empty();
  }

  private Evaluation(Evaluation other, int days) {
    this.series = other.series;
    this.calendar = other.calendar;
    this.origins = other.origins;
    this.youth = Optional.of(days);
  }

  /**
   * The same of lines that are as young as this at each origin: what was before is neither learnt
   * from nor looked at. Those that are younger are left out.
   *
   * @param days 1 or more
   */
  public Evaluation ofYoungLines(int days) {
    return new Evaluation(this, days);
  }

  /**
   * Runs it.
   *
   * @param progress is told what share is done, 0 to 1
   */
  public EvaluationReport run(DoubleConsumer progress) {
    LocalDate first = origins.days().get(0);
    double half = TRAINING / 2;
    try (Trained before =
            Trained.before(
                known(first),
                first.minusDays(Backtest.REACH),
                calendar,
                SEED,
                it -> progress.accept(it * half));
        // Without errors to judge it by, a model would serve nobody.
        Trained now =
            before.isEmpty()
                ? Trained.none()
                : before.later(
                    known(first), first, calendar, SEED, it -> progress.accept(half + it * half))) {
      return run(before, now, progress);
    }
  }

  private EvaluationReport run(Trained before, Trained now, DoubleConsumer progress) {
    Table table = new Table();
    int done = 0;
    for (LocalDate origin : origins.days()) {
      evaluate(origin, with(before), with(now), table);
      done++;
      progress.accept(TRAINING + (1 - TRAINING) * done / origins.days().size());
    }
    if (table.forecasts() == 0) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_TOO_SHORT,
          "origins",
          "no series has a known day before " + origins.days() + " and one within 30 days after.");
    }
    List<Figures> models =
        table.forecasters().stream()
            .filter(it -> !it.equals(SERVED))
            .map(it -> table.figures(it, FLOOR))
            .toList();
    return new EvaluationReport(
        table.series(), table.forecasts(), origins.days(), models, table.figures(SERVED, FLOOR));
  }

  /** What is looked at from an origin. */
  private List<DailySeries> known(LocalDate origin) {
    if (youth.isEmpty()) {
      return series;
    }
    LocalDate birth = origin.minusDays(youth.get());
    return series.stream()
        .filter(it -> !it.firstDay().isAfter(birth) && !it.lastDay().isBefore(birth))
        .map(it -> it.since(birth))
        .toList();
  }

  private static List<Forecaster> with(Trained trained) {
    List<Forecaster> all = new ArrayList<>(Selection.STATISTICAL);
    all.addAll(trained.forecasters());
    return all;
  }

  private void evaluate(
      LocalDate origin, List<Forecaster> before, List<Forecaster> now, Table table) {
    List<Sample> samples = new ArrayList<>();
    for (DailySeries one : known(origin)) {
      Sample.at(one, origin).ifPresent(samples::add);
    }
    Selection selection =
        new Selection(samples.stream().map(Sample::history).toList(), before, now);
    for (int line = 0; line < samples.size(); line++) {
      Sample sample = samples.get(line);
      for (String forecaster : selection.forecasters()) {
        table.add(forecaster, sample, selection.forecast(forecaster, line));
      }
      table.add(SERVED, sample, selection.served(line));
      table.sample(sample, List.of(selection.champion(line).daily(), SERVED));
    }
  }
}
