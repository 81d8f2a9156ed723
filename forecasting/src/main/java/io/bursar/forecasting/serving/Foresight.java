package io.bursar.forecasting.serving;

import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Foresees the lines of a company together: what one of them has too few days to say, others do.
 */
public final class Foresight {

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
    Selection selection = new Selection(lines, Selection.STATISTICAL, Selection.STATISTICAL);
    List<Foreseen> foreseen = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      Forecast forecast = selection.served(line);
      foreseen.add(
          new Foreseen(
              lines.get(line).id(), forecast, Running.through(forecast, lines.get(line).lowest())));
    }
    return foreseen;
  }
}
