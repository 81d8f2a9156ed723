package io.bursar.forecasting.model;

/**
 * What one number may become.
 *
 * @param p10 one in ten is below
 * @param p50 the middle
 * @param p90 one in ten is above
 */
public record Band(double p10, double p50, double p90) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException when a quantile is not finite, or two cross
   */
  public Band {
    if (!(p10 <= p50 && p50 <= p90 && Double.isFinite(p10) && Double.isFinite(p90))) {
      throw new IllegalArgumentException("no band: " + p10 + ", " + p50 + ", " + p90);
    }
  }

  /** Whether it holds {@code value}, its ends included. */
  public boolean covers(double value) {
    return p10 <= value && value <= p90;
  }

  /** With nothing below {@code floor}. */
  public Band atLeast(double floor) {
    return new Band(Math.max(floor, p10), Math.max(floor, p50), Math.max(floor, p90));
  }
}
