package io.bursar.forecasting.serving;

/** What a net said of rows, and of which version it is. */
public final class NetAnswer {
  private final int version;
  private final float[] numbers;

  /**
   * An answer.
   *
   * @param version the number of the version that was asked
   * @param numbers as many a row as the net's shape says, one row after the other
   */
  public NetAnswer(int version, float[] numbers) {
    this.version = version;
    this.numbers = numbers.clone();
  }

  /** The number of the version that was asked. */
  public int version() {
    return version;
  }

  /** As many a row as the net's shape says, one row after the other. */
  public float[] numbers() {
    return numbers.clone();
  }
}
