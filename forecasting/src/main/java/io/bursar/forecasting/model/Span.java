package io.bursar.forecasting.model;

/**
 * From where to where a number lies as good as always: one in a hundred is below, one above.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Span(double low, double high) {

  /** Whether it holds {@code value}, its ends included; an unknown one is no exception. */
  public boolean covers(double value) {
    return Double.isNaN(value) || (low <= value && value <= high);
  }
}
