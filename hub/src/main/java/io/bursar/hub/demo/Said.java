package io.bursar.hub.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Figures and days as people say them. */
final class Said {
  private static final int BAR = 20;

  private Said() {}

  /** {@code 34,400.00}: to the cent; the API has every digit. */
  static String amount(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
  }

  /** Whole percent, rounded down: 79.99 is not yet 80. */
  static int percent(BigDecimal used, BigDecimal budget) {
    return used.movePointRight(2).divide(budget, 0, RoundingMode.FLOOR).intValue();
  }

  /** {@code #################...}. */
  static String bar(int percent) {
    int filled = Math.max(0, Math.min(BAR, percent * BAR / 100));
    return "#".repeat(filled) + ".".repeat(BAR - filled);
  }

  /** A period seen from a day: {@code tomorrow, 2026-12-01, the first day of next month}. */
  static String when(String period, LocalDate today) {
    LocalDate day;
    try {
      day = LocalDate.parse(period);
    } catch (DateTimeParseException e) {
      return period;
    }
    if (day.equals(today)) {
      return "today, " + period;
    }
    if (day.equals(today.plusDays(1))) {
      return "tomorrow, "
          + period
          + (day.getDayOfMonth() == 1 ? ", the first day of next month" : "");
    }
    return period;
  }
}
