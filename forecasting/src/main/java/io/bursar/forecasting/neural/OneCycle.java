package io.bursar.forecasting.neural;

/** How fast a net learns, from the first step to the last (Smith and Topin 2018). */
final class OneCycle {
  private static final double UP = 0.3;

  private OneCycle() {}

  /**
   * Up for the first three tenths, then down to nothing.
   *
   * @param done 0 to 1
   * @return share of the highest rate
   */
  static double at(double done) {
    return done < UP ? 0.1 + 0.9 * done / UP : (1 + Math.cos(Math.PI * (done - UP) / (1 - UP))) / 2;
  }
}
