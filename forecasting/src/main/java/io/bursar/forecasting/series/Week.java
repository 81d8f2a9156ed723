package io.bursar.forecasting.series;

/** What repeats itself in most lines of spend. */
public final class Week {
  /** Days from a weekday to the same one. */
  public static final int DAYS = 7;

  private Week() {}
}
