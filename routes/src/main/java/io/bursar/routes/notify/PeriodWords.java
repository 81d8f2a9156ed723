package io.bursar.routes.notify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Labels of periods as people say them: tomorrow, 5 December, November, November 2025, 2026-Q4. */
final class PeriodWords {

  private static final Pattern LOOKS_LIKE_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern LOOKS_LIKE_MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);

  private PeriodWords() {}

  static String of(String label, LocalDate today) {
    try {
      if (LOOKS_LIKE_DAY.matcher(label).matches()) {
        return day(LocalDate.parse(label), today);
      }
      return LOOKS_LIKE_MONTH.matcher(label).matches() ? month(label, today) : label;
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
    YearMonth month = YearMonth.parse(label);
    return MONTH.format(month) + year(month.getYear(), today);
  }

  private static String year(int year, LocalDate today) {
    return year == today.getYear() ? "" : " " + year;
  }
}
