package io.bursar.forecasting.explanation;

import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.series.History;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Why so much is foreseen for the {@value Horizon#DAYS} days from an origin on: what leads from
 * what was spent in as many days before to the middle of the forecast.
 *
 * <p>Between the two lies the floor, the mean of the last eight same weekdays. From what was spent
 * to the floor it is arithmetic: other weekdays lie ahead, and the last days were above or below
 * the eight weeks. From the floor to the forecast it is what the model says; a trained one says by
 * its gradients why, of the others it is how they weigh the days before.
 *
 * @param before spent in the days before, in the line's units; unknown days count as their floor
 * @param drivers what each adds; together the forecast less {@code before}
 */
public record Explanation(double before, Map<Driver, Double> drivers) {

  /** Copies the drivers. */
  public Explanation {
    Map<Driver, Double> own = new EnumMap<>(Driver.class);
    own.putAll(drivers);
    drivers = Collections.unmodifiableMap(own);
  }

  /**
   * Explains.
   *
   * @param total the middle of what is foreseen for the sum of the days
   * @param beyondTheFloor what leads from the floor to it, as the model says; empty when it can't
   * @param rest what is left is put down to this
   */
  public static Explanation of(
      History history, double total, Map<Driver, Double> beyondTheFloor, Driver rest) {
    Window window = new Window(history);
    double floor = 0;
    double floorBefore = 0;
    double known = 0;
    double knownFloor = 0;
    for (int day = 0; day < Horizon.DAYS; day++) {
      floor += window.floor(day);
      double usual = window.floorAgo(day + 1);
      floorBefore += usual;
      // Before a line began, nothing was spent on it.
      double value = day < history.days() ? history.ago(day + 1) : 0;
      if (!Double.isNaN(value)) {
        known += value;
        knownFloor += usual;
      }
    }
    // A day that nobody knows is taken for a usual one.
    double before = known + (floorBefore - knownFloor);
    Map<Driver, Double> drivers = new EnumMap<>(Driver.class);
    beyondTheFloor.forEach((driver, added) -> drivers.merge(driver, added, Double::sum));
    drivers.merge(Driver.WEEKDAYS, floor - floorBefore, Double::sum);
    drivers.merge(Driver.RECENT, floorBefore - before, Double::sum);
    double explained = drivers.values().stream().mapToDouble(it -> it).sum();
    drivers.merge(rest, total - before - explained, Double::sum);
    return new Explanation(before, drivers);
  }

  /** What is foreseen. */
  public double total() {
    return before + drivers.values().stream().mapToDouble(it -> it).sum();
  }
}
