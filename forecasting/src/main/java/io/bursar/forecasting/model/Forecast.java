package io.bursar.forecasting.model;

import java.util.List;

/**
 * What is foreseen for the {@value Horizon#DAYS} days from an origin on.
 *
 * @param model who says so
 * @param daily a band a day
 * @param total the band of their sum; not the sum of their bands
 * @param usual from where to where a day lies as good as always, a day
 */
public record Forecast(String model, List<Band> daily, Band total, List<Span> usual) {

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException when it is not {@value Horizon#DAYS} days
   */
  public Forecast {
    daily = List.copyOf(daily);
    usual = List.copyOf(usual);
    if (daily.size() != Horizon.DAYS || usual.size() != Horizon.DAYS) {
      throw new IllegalArgumentException("a forecast of " + daily.size() + " days");
    }
  }
}
