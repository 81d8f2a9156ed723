package io.bursar.forecasting.serving;

import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Horizon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Bands of what is spent from the origin to the end of each day, out of those of single days and of
 * the whole. The middle goes to the whole's in the steps of the days'. A band is as wide as one of
 * a single day at first and as that of the whole at last; between, its width grows with a power of
 * the days, because that is how errors add up that are partly the same every day.
 */
final class Running {

  private Running() {}

  /**
   * Adds up.
   *
   * @param lowest the least that is to be foreseen
   */
  static List<Band> through(Forecast forecast, double lowest) {
    Band total = forecast.total();
    double all = sum(forecast, it -> Math.abs(it.p50()));
    double below = growth(sum(forecast, it -> it.p50() - it.p10()), total.p50() - total.p10());
    double above = growth(sum(forecast, it -> it.p90() - it.p50()), total.p90() - total.p50());
    List<Band> through = new ArrayList<>();
    double gone = 0;
    for (int day = 0; day < Horizon.DAYS; day++) {
      gone += Math.abs(forecast.daily().get(day).p50());
      double share = (day + 1.0) / Horizon.DAYS;
      double middle = total.p50() * (all == 0 ? share : gone / all);
      double low = middle - (total.p50() - total.p10()) * Math.pow(share, below);
      double high = middle + (total.p90() - total.p50()) * Math.pow(share, above);
      boolean whole = day + 1 == Horizon.DAYS;
      through.add(whole ? total : new Band(low, middle, high).atLeast(lowest));
    }
    return through;
  }

  private static double sum(Forecast forecast, ToDoubleFunction<Band> of) {
    return forecast.daily().stream().mapToDouble(of).sum();
  }

  /** The power: a half where days err by themselves, one where they all err the same way. */
  private static double growth(double ofDays, double ofTotal) {
    double aDay = ofDays / Horizon.DAYS;
    if (aDay <= 0 || ofTotal <= aDay) {
      return 1;
    }
    return Math.min(1, Math.log(ofTotal / aDay) / Math.log(Horizon.DAYS));
  }
}
