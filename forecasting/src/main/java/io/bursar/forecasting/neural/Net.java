package io.bursar.forecasting.neural;

/** Something that foresees rows, whether it is being trained or was loaded. */
public interface Net extends AutoCloseable {
  /** What a prediction has a row: p10, p50, p90, mean. */
  int OUTPUTS = 4;

  /**
   * Foresees.
   *
   * @param rows the numbers of all rows, one row after the other
   * @return {@value #OUTPUTS} numbers a row: p10, p50, p90 in this order of size, and the mean
   */
  float[] predict(float[] rows);

  @Override
  void close();
}
