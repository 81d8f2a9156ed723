package io.bursar.connectors.samples;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A line of the finance table.
 *
 * @param amount what was spent; negative for a credit
 * @param asOf the day the booking was made or last changed: its version
 */
record Booking(
    String document,
    LocalDate date,
    String costCentre,
    String area,
    String supplier,
    String text,
    BigDecimal amount,
    String currency,
    LocalDate asOf) {

  static Booking of(
      String document,
      LocalDate date,
      String costCentre,
      String area,
      String supplier,
      String text,
      BigDecimal amount,
      String currency) {
    return new Booking(document, date, costCentre, area, supplier, text, amount, currency, date);
  }
}
