package io.bursar.forecasting.registry;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.calibration.Backtest;
import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.features.SpendFeatures;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.neural.LearningCurve;
import io.bursar.forecasting.neural.Neural;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.trees.SavedTrees;
import io.bursar.forecasting.trees.TreeEnsemble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** Trains the model that is to serve from a day on, and writes it down with its card. */
public final class TrainedModel {
  private static final long SEED = 20_261_128;
  private static final double MILLIS = 1000;
  private static final double THIRD = 1 / 3.0;

  private TrainedModel() {}

  /**
   * Trains it: once on all days, and once on those but the last {@value Backtest#REACH}, so that
   * there are errors of days that it had not seen. How long it is good to learn a scout sees on the
   * days before these.
   *
   * @param places of the series, as {@link #places} or a table of them says
   * @param calendar holidays and promotions of the series and of the days to be foreseen
   * @param evaluation how models did on the series, for the card
   * @param folder where it is written; empty, or not there yet
   * @param progress is told what share is done, 0 to 1
   * @throws ForecastingProblem when the series are too short, or the folder has something in it
   */
  public static ModelCard train(
      List<DailySeries> series,
      Places places,
      Calendar calendar,
      Optional<EvaluationReport> evaluation,
      String owner,
      Path folder,
      Clock clock,
      DoubleConsumer progress) {
    requireEmpty(folder);
    Instant begin = clock.instant();
    LocalDate first = series.stream().map(DailySeries::firstDay).min(LocalDate::compareTo).get();
    LocalDate cut = cut(series);
    LocalDate pastCut = cut.minusDays(Backtest.REACH);
    Places before = places.before(pastCut);
    List<LearningCurve> scouted =
        Neural.scout(before, pastCut, calendar, SEED, it -> progress.accept(it * THIRD));
    Optional<Neural> past =
        Neural.train(before, scouted, calendar, SEED, it -> progress.accept(THIRD + it * THIRD));
    try {
      Optional<Neural> now =
          past.isEmpty()
              ? Optional.empty()
              : Neural.train(
                  places, scouted, calendar, SEED, it -> progress.accept(2 * THIRD + it * THIRD));
      if (now.isEmpty()) {
        throw new ForecastingProblem(
            ForecastingCode.TOO_LITTLE_TO_LEARN,
            series.size() + " series",
            "they have the days " + first + " to " + cut.minusDays(1) + ".");
      }
      try (Neural trained = now.get()) {
        TreeEnsemble treesNow = trees(places);
        TreeEnsemble treesBefore = trees(before);
        Instant end = clock.instant();
        ModelCard card =
            new ModelCard(
                ModelCard.NAME,
                end,
                Duration.between(begin, end).toMillis() / MILLIS,
                owner,
                CodeVersion.text(),
                Window.DAY_WIDTH,
                Window.TOTAL_WIDTH,
                SpendFeatures.WIDTH,
                series.size(),
                first,
                cut,
                pastCut,
                digest(series),
                calendar.holidays(),
                calendar.promotions(),
                scouted.isEmpty() ? trained.curves() : scouted,
                evaluation.orElse(null));
        SavedNets.write(folder, trained, past.get());
        SavedTrees.write(folder, treesNow, treesBefore);
        card.write(folder);
        return card;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      past.ifPresent(Neural::close);
    }
  }

  /** All places of series that can be learnt from. */
  public static Places places(List<DailySeries> series) {
    return new Places(series, cut(series));
  }

  private static LocalDate cut(List<DailySeries> series) {
    return series.stream().map(DailySeries::lastDay).max(LocalDate::compareTo).get().plusDays(1);
  }

  /** Where nets learn, trees do: from the same places. */
  private static TreeEnsemble trees(Places places) {
    return TreeEnsemble.train(places, SEED).orElseThrow();
  }

  private static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw new ForecastingProblem(
            ForecastingCode.FOLDER_TAKEN, folder.toString(), "the folder is not empty.");
      }
    } catch (IOException e) {
      throw new ForecastingProblem(
          ForecastingCode.FOLDER_TAKEN, folder.toString(), "it is no folder.");
    }
  }

  private static String digest(List<DailySeries> series) {
    List<String> lines = new ArrayList<>();
    for (DailySeries each : series) {
      StringBuilder line = new StringBuilder(each.id()).append('|').append(each.firstDay());
      for (int day = 0; day < each.days(); day++) {
        line.append('|').append(each.value(day));
      }
      lines.add(line.toString());
    }
    return Checksums.of(lines);
  }
}
