package io.bursar.forecasting.serving;

import io.bursar.forecasting.explanation.Explanation;
import io.bursar.forecasting.explanation.Sentence;
import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.Forecast;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is served of a line.
 *
 * @param line id of its series
 * @param days each day by itself, and their sum
 * @param through what is spent from the origin to the end of each day
 * @param why the middle of their sum is what it is
 * @param promotions days of promotions among those that are foreseen
 * @param fallback why the trained model that is to serve does not serve this line, and another
 *     does; empty where none is to serve, or it did not foresee this line best before
 */
public record Foreseen(
    String line,
    Forecast days,
    List<Band> through,
    Explanation why,
    List<LocalDate> promotions,
    Optional<Fault> fallback) {

  /** Checks nothing; copies. */
  public Foreseen {
    through = List.copyOf(through);
    promotions = List.copyOf(promotions);
  }

  /** Why, in a sentence. */
  public Sentence words() {
    return Sentence.of(why, promotions);
  }

  /** The same line of which so much more is foreseen, because of its recent days. */
  public Explanation whyWith(double more) {
    Map<Driver, Double> drivers = new EnumMap<>(why.drivers());
    drivers.merge(Driver.RECENT, more, Double::sum);
    return new Explanation(why.before(), drivers);
  }
}
