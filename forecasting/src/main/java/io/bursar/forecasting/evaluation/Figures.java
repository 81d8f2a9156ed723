package io.bursar.forecasting.evaluation;

/**
 * How good one forecaster was. What is a ratio is one to the floor's: below 1 is better.
 *
 * @param name the forecaster, or "served"
 * @param wape daily absolute error
 * @param total absolute error of the sum of the horizon
 * @param coverage share of what came that lay within p10 and p90
 * @param intervalScore of [p10, p90], as ratio to the floor's with its own past errors as band
 * @param weightedQuantileLoss twice the pinball loss of p10, p50 and p90, their mean, over what was
 *     spent
 * @param mase daily absolute error over that of the same weekday a week before, in the history
 * @param smape symmetric absolute percentage error, 0 to 2
 * @param lines share of the forecasts of which it serves the days
 */
public record Figures(
    String name,
    MedianAndPooled wape,
    MedianAndPooled total,
    DailyAndTotal coverage,
    DailyAndTotal intervalScore,
    double weightedQuantileLoss,
    double mase,
    double smape,
    double lines) {

  /**
   * Of series.
   *
   * @param median over the series; NaN when none has one
   * @param pooled of the sums over all series
   */
  public record MedianAndPooled(double median, double pooled) {}

  /**
   * Of the days and of their sums.
   *
   * @param daily of each day
   * @param total of the sums
   */
  public record DailyAndTotal(double daily, double total) {}
}
