package io.bursar.forecasting.neural;

/** Something that foresees rows, or explains them, whether it is being trained or was loaded. */
public interface Net extends AutoCloseable {
  /** What a forecast has a row: p10, p50, p90, mean. */
  int OUTPUTS = 4;

  /**
   * Foresees, or explains.
   *
   * @param rows the numbers of all rows, one row after the other
   * @return as many a row as the {@link NetShape} of the net says; of one that foresees {@value
   *     #OUTPUTS}: p10, p50, p90 in this order of size, and the mean
   */
  float[] predict(float[] rows);

  @Override
  void close();
}
