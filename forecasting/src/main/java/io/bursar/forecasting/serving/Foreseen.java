package io.bursar.forecasting.serving;

import io.bursar.forecasting.explanation.Explanation;
import io.bursar.forecasting.explanation.Sentence;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;
import java.util.List;

/**
 * What is served of a line.
 *
 * @param line id of its series
 * @param days each day by itself, and their sum
 * @param through what is spent from the origin to the end of each day
 * @param why the middle of their sum is what it is
 * @param words the same in a sentence
 */
public record Foreseen(
    String line, Forecast days, List<Band> through, Explanation why, Sentence words) {

  /** Checks nothing; copies. */
  public Foreseen {
    through = List.copyOf(through);
  }
}
