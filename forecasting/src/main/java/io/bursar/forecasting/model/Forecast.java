package io.bursar.forecasting.model;

import java.util.List;

/**
 * What is foreseen for the {@value Horizon#DAYS} days from an origin on.
 *
 * @param model who says so
 * @param daily a band a day
 * @param total the band of their sum; not the sum of their bands
 */
public record Forecast(String model, List<Band> daily, Band total) {

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when it is not {@value Horizon#DAYS} days
   */
  public Forecast {
    daily = List.copyOf(daily);
    if (daily.size() != Horizon.DAYS) {
      throw new IllegalArgumentException("a forecast of " + daily.size() + " days");
    }
  }
}
