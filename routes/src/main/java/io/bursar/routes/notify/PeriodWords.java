package io.bursar.routes.notify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Labels of periods as people say them: tomorrow, 5 December, November, November 2025, 2026-Q4. */
final class PeriodWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);

  private PeriodWords() {}

  static String of(String label, LocalDate today) {
    try {
      return switch (label.length()) {
        case "2026-11-05".length() -> day(LocalDate.parse(label), today);
        case "2026-11".length() -> month(label, today);
        default -> label;
      };
    } catch (DateTimeException fiscalPeriod) {
      return label;
    }
  }

  private static String day(LocalDate day, LocalDate today) {
    if (day.equals(today.plusDays(1))) {
      return "tomorrow";
    }
    if (day.equals(today)) {
      return "today";
    }
    return DAY.format(day) + year(day.getYear(), today);
  }

  private static String month(String label, LocalDate today) {
    // A quarter, 2026-Q4, is as long as a month; it is no YearMonth and stays as it is.
    YearMonth month = YearMonth.parse(label);
    return MONTH.format(month) + year(month.getYear(), today);
  }

  private static String year(int year, LocalDate today) {
    return year == today.getYear() ? "" : " " + year;
  }
}
