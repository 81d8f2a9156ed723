package io.bursar.forecasting.serving;

import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;
import java.util.List;

/**
 * What is served of a line.
 *
 * @param line id of its series
 * @param days each day by itself, and their sum
 * @param through what is spent from the origin to the end of each day
 */
public record Foreseen(String line, Forecast days, List<Band> through) {

  /** Checks nothing; copies. */
  public Foreseen {
    through = List.copyOf(through);
  }
}
