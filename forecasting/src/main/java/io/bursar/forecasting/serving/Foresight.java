package io.bursar.forecasting.serving;

import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.explanation.Explanation;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.neural.Neural;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import io.bursar.forecasting.serving.ModelShelf.Serving;
import io.bursar.forecasting.trees.TreeEnsemble;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Foresees the lines of a company together: what one of them has too few days to say, others do.
 */
public final class Foresight {
  private static final Logger LOG = System.getLogger(Foresight.class.getName());

  /**
   * So many lines are looked at together: enough to say how far a forecaster is off, and memory
   * does not grow with the lines.
   */
  private static final int TOGETHER = 1_000;

  private static final Set<String> TRAINED = Set.of(Neural.NAME, TreeEnsemble.NAME);

  private final ModelShelf shelf;

  /** With the model that a shelf holds ready, and those that need no training. */
  public Foresight(ModelShelf shelf) {
    this.shelf = shelf;
  }

  /** Foresees where nothing special is known of the days. */
  public List<Foreseen> foresee(List<DailySeries> series, LocalDate origin) {
    return foresee(series, origin, Calendar.NONE);
  }

  /**
   * Foresees.
   *
   * @param series the lines; nothing from the origin on is looked at
   * @param origin the first day that is foreseen
   * @param calendar the company's holidays and promotions; of the days ahead only these hold,
   *     unless there are none: then those that a model was trained with do
   * @return one a line that has a known day before the origin, in their order
   */
  public List<Foreseen> foresee(List<DailySeries> series, LocalDate origin, Calendar calendar) {
    List<History> lines = new ArrayList<>();
    for (DailySeries line : series) {
      if (line.firstDay().isBefore(origin) && !origin.isAfter(line.lastDay().plusDays(1))) {
        History history = line.before(origin);
        if (history.known(history.days()) > 0) {
          lines.add(history);
        }
      }
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    return shelf.use(calendar, serving -> foresee(lines, serving));
  }

  private static List<Foreseen> foresee(List<History> lines, Serving serving) {
    try {
      return served(lines, serving);
    } catch (RuntimeException | OutOfMemoryError e) {
      if (serving.version().isEmpty()) {
        throw e;
      }
      LOG.log(Level.ERROR, "The trained model failed; the statistical ones serve", e);
      return served(lines, Serving.statistical(serving.calendar(), Optional.of(Fault.of(e))));
    }
  }

  private static List<Foreseen> served(List<History> lines, Serving serving) {
    int parts = (lines.size() + TOGETHER - 1) / TOGETHER;
    return IntStream.range(0, parts)
        .parallel()
        .mapToObj(part -> together(part(lines, part), serving))
        .flatMap(List::stream)
        .toList();
  }

  private static List<History> part(List<History> lines, int part) {
    int from = part * TOGETHER;
    return lines.subList(from, Math.min(lines.size(), from + TOGETHER));
  }

  private static List<Foreseen> together(List<History> lines, Serving serving) {
    Selection selection = new Selection(lines, serving.before(), serving.now());
    Map<History, Map<Driver, Double>> drivers = drivers(lines, selection, serving);
    LocalDate origin = lines.get(0).originDay();
    List<LocalDate> promotions = serving.calendar().promotions(origin, Horizon.DAYS);
    List<Foreseen> foreseen = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      History history = lines.get(line);
      Forecast forecast = named(selection.served(line), serving);
      Explanation why =
          Explanation.of(
              history,
              forecast.total().p50(),
              drivers.getOrDefault(history, Map.of()),
              rest(selection.champion(line).total()));
      foreseen.add(
          new Foreseen(
              history.id(),
              forecast,
              Running.through(forecast, history.lowest()),
              why,
              promotions,
              fallback(selection, line, serving)));
    }
    return foreseen;
  }

  /** Whoever of the trained ones says something that cannot be serves nobody. */
  private static Optional<Fault> fallback(Selection selection, int line, Serving serving) {
    return selection.forecasters().stream()
        .filter(TRAINED::contains)
        .flatMap(it -> selection.fault(it, line).stream())
        .findFirst()
        .or(serving::fallback);
  }

  /** What the trained model has to say of the lines whose sum it foresees. */
  private static Map<History, Map<Driver, Double>> drivers(
      List<History> lines, Selection selection, Serving serving) {
    List<History> its = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (selection.champion(line).total().equals(Neural.NAME)
          && selection.fault(Neural.NAME, line).isEmpty()) {
        its.add(lines.get(line));
      }
    }
    Map<History, Map<Driver, Double>> drivers = new HashMap<>();
    if (serving.trained().isPresent() && !its.isEmpty()) {
      try {
        List<Map<Driver, Double>> all = serving.trained().get().drivers(its);
        for (int i = 0; i < its.size(); i++) {
          if (all.get(i).values().stream().allMatch(Double::isFinite)) {
            drivers.put(its.get(i), all.get(i));
          }
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The trained model does not say why it foresees what it does", e);
      }
    }
    return drivers;
  }

  /** One without training only weighs the days before in its own way. */
  private static Driver rest(String forecaster) {
    return TRAINED.contains(forecaster) ? Driver.OTHER : Driver.RECENT;
  }

  /** A trained model says which version it is. */
  private static Forecast named(Forecast forecast, Serving serving) {
    return TRAINED.contains(forecast.model()) && serving.version().isPresent()
        ? new Forecast(
            forecast.model() + "/" + serving.version().get(),
            forecast.daily(),
            forecast.total(),
            forecast.usual())
        : forecast;
  }
}
