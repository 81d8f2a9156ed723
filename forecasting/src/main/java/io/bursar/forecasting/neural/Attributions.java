package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.features.Window;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the numbers of a row add to a sum, in mean days, by drivers. */
final class Attributions {
  /** Numbers that a net says of a row: one a number of it, the baseline's mean, and the row's. */
  static final int WIDTH = Window.TOTAL_WIDTH + 2;

  /** In mean days, of one day: further off, the gradients have not been followed well enough. */
  private static final double GAP = 0.01;

  private final Map<Driver, Double> drivers;

  private Attributions(Map<Driver, Double> drivers) {
    this.drivers = drivers;
  }

  /**
   * Of what a net said. Where it does not add up, the gradients were not followed well enough to
   * say what is owed to whom, and all of it is something else.
   */
  static Attributions of(float[] said, int from) {
    List<Optional<Driver>> causes = Window.totalDrivers();
    Map<Driver, Double> drivers = new EnumMap<>(Driver.class);
    double sum = 0;
    for (int i = 0; i < causes.size(); i++) {
      double added = said[from + i];
      sum += added;
      causes.get(i).ifPresent(it -> drivers.merge(it, added, Double::sum));
    }
    double baseline = said[from + Window.TOTAL_WIDTH];
    double whole = said[from + Window.TOTAL_WIDTH + 1];
    double gap = Math.abs(whole - baseline - sum);
    if (!(gap <= GAP * Math.max(1, Math.abs(whole)))) {
      drivers.clear();
      sum = 0;
    }
    drivers.put(Driver.OTHER, whole - sum);
    return new Attributions(drivers);
  }

  Map<Driver, Double> inUnits(double unit) {
    Map<Driver, Double> amounts = new EnumMap<>(Driver.class);
    drivers.forEach((driver, share) -> amounts.put(driver, share * unit));
    return amounts;
  }
}
