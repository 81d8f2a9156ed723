package io.bursar.forecasting.model;

/** Which of the weights that were tried was off least. */
final class Least {
  private Least() {}

  /** The place of the smallest number, the first of equal ones; 0 when none is finite. */
  static int of(double[] errors) {
    int least = 0;
    for (int i = 1; i < errors.length; i++) {
      if (errors[i] < errors[least] || Double.isNaN(errors[least])) {
        least = i;
      }
    }
    return least;
  }
}
