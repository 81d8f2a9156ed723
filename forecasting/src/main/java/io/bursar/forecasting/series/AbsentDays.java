package io.bursar.forecasting.series;

/** What it means that a series has no row for a day between its first and the last of the file. */
public enum AbsentDays {
  /** Nothing was spent: feeds of payments. */
  ZERO(0),
  /** Nobody knows what was spent: feeds with gaps. */
  MISSING(Double.NaN);

  private final double value;

  AbsentDays(double value) {
    this.value = value;
  }

  double value() {
    return value;
  }
}
