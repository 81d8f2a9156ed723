package io.bursar.connectors.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** A currency's made-up course. */
final class DemoRates {
  private DemoRates() {}

  /** USD for one EUR, four digits, between 1.06 and 1.12. */
  static BigDecimal euro(LocalDate day) {
    double swing =
        0.02 * Math.sin(day.toEpochDay() / 17.0) + 0.006 * Math.sin(day.toEpochDay() / 3.0);
    return BigDecimal.valueOf(1.09 + swing).setScale(4, RoundingMode.HALF_EVEN);
  }
}
