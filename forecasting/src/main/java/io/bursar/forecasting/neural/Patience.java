package io.bursar.forecasting.neural;

import java.time.Duration;

/**
 * How long the answers of a net in this process are waited for.
 *
 * @param once for being asked at all
 * @param aRow for each row, so that who asks for thousands of lines is given the time they need
 */
public record Patience(Duration once, Duration aRow) {
  /**
   * For a row where nothing else is said: 2 microseconds were seen on two cores, and a machine may
   * be busy with much else.
   */
  public static final Duration A_ROW = Duration.ofNanos(100_000);

  /** Of whoever does not say another. */
  public static final Patience USUAL = of(Duration.ofSeconds(5));

  /** So long for being asked, and {@link #A_ROW} for each row. */
  public static Patience of(Duration once) {
    return new Patience(once, A_ROW);
  }

  long nanos(long rows) {
    return once.toNanos() + aRow.toNanos() * rows;
  }
}
