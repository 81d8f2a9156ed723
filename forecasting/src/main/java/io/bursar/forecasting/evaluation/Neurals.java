package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.neural.Neural;
import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * The global model, and one that knows less and is asked what the other would have said before.
 * Either both are there or neither.
 *
 * @param whole knows everything before the first origin
 * @param heldBack was trained as much earlier as a backtest looks back
 */
record Neurals(Optional<Neural> whole, Optional<Neural> heldBack) implements AutoCloseable {
  /** What share of an evaluation's time goes into training. */
  static final double SHARE = 0.8;

  static Neurals train(
      List<DailySeries> series,
      LocalDate first,
      LocalDate earlier,
      Calendar calendar,
      long seed,
      DoubleConsumer progress) {
    Optional<Neural> heldBack =
        Neural.train(series, earlier, calendar, seed, it -> progress.accept(it * SHARE / 2));
    if (heldBack.isEmpty()) {
      return new Neurals(heldBack, heldBack);
    }
    Optional<Neural> whole =
        Neural.train(series, first, calendar, seed, it -> progress.accept((1 + it) * SHARE / 2));
    return new Neurals(whole, heldBack);
  }

  @Override
  public void close() {
    whole.ifPresent(Neural::close);
    heldBack.ifPresent(Neural::close);
  }
}
