package io.bursar.forecasting.model;

/** How far is foreseen. */
public final class Horizon {
  /** Days from the origin on. */
  public static final int DAYS = 30;

  private Horizon() {}
}
