package io.bursar.forecasting.serving;

import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.neural.Neural;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import io.bursar.forecasting.serving.ModelShelf.Serving;
import io.bursar.forecasting.trees.TreeEnsemble;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Foresees the lines of a company together: what one of them has too few days to say, others do.
 */
public final class Foresight {
  private static final Logger LOG = System.getLogger(Foresight.class.getName());

  private static final Set<String> TRAINED = Set.of(Neural.NAME, TreeEnsemble.NAME);

  private final ModelShelf shelf;

  /** With the model that a shelf holds ready, and those that need no training. */
  public Foresight(ModelShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Foresees.
   *
   * @param series the lines; nothing from the origin on is looked at
   * @param origin the first day that is foreseen
   * @return one a line that has a known day before the origin, in their order
   */
  public List<Foreseen> foresee(List<DailySeries> series, LocalDate origin) {
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
    return shelf.use(serving -> foresee(lines, serving));
  }

  private static List<Foreseen> foresee(List<History> lines, Serving serving) {
    try {
      return served(lines, serving);
    } catch (RuntimeException | OutOfMemoryError e) {
      if (serving.version().isEmpty()) {
        throw e;
      }
      LOG.log(Level.ERROR, "The trained model failed; the statistical ones serve", e);
      return served(lines, Serving.STATISTICAL);
    }
  }

  private static List<Foreseen> served(List<History> lines, Serving serving) {
    Selection selection = new Selection(lines, serving.before(), serving.now());
    List<Foreseen> foreseen = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      Forecast forecast = named(selection.served(line), serving);
      double lowest = lines.get(line).lowest();
      foreseen.add(new Foreseen(lines.get(line).id(), forecast, Running.through(forecast, lowest)));
    }
    return foreseen;
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
