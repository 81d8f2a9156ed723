package io.bursar.core.oracle;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.FiscalYear;
import io.bursar.core.period.PeriodKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How periods are written: {@code 2026-11-05 2026-11 2026-Q4 2026}, or {@code FY2026-P05}. Where
 * fiscal years stand in a table, days outside of it are those of the calendar.
 */
final class Labels {

  private final int yearStart;
  private final List<FiscalYear> table;

  private Labels(int yearStart, List<FiscalYear> table) {
    this.yearStart = yearStart;
    this.table = table;
  }

  /**
   * A tenant's. A fiscal year that begins with another month than January is named after the year
   * it ends in.
   */
  static Labels of(TenantConfiguration configuration) {
    return configuration.fiscalYears().isEmpty()
        ? new Labels(configuration.fiscalYearStart(), List.of())
        : new Labels(1, configuration.fiscalYears());
  }

  /** The day, month, quarter and year that a day lies in. */
  List<String> of(LocalDate day) {
    List<String> labels = new ArrayList<>();
    for (PeriodKind kind : PeriodKind.values()) {
      labels.add(of(kind, day));
    }
    return labels;
  }

  String of(PeriodKind kind, LocalDate day) {
    if (kind != PeriodKind.DAY) {
      for (FiscalYear year : table) {
        String label = inWeeks(kind, day, year);
        if (!label.isEmpty()) {
          return label;
        }
      }
    }
    return ofMonths(kind, day);
  }

  /** Whether anything can count on the day. */
  boolean covers(LocalDate day) {
    return table.isEmpty()
        || table.stream().anyMatch(year -> !inWeeks(PeriodKind.YEAR, day, year).isEmpty());
  }

  private static String inWeeks(PeriodKind kind, LocalDate day, FiscalYear year) {
    long left = day.toEpochDay() - year.first().toEpochDay();
    for (int period = 1; left >= 0 && period <= 12; period++) {
      left -= 7L * year.weeks().get(period - 1);
      if (left < 0) {
        String written = "FY" + year.year();
        return switch (kind) {
          case DAY -> day.toString();
          case MONTH -> String.format(Locale.ROOT, "%s-P%02d", written, period);
          case QUARTER -> written + "-Q" + ((period - 1) / 3 + 1);
          case YEAR -> written;
        };
      }
    }
    return "";
  }

  private String ofMonths(PeriodKind kind, LocalDate day) {
    boolean calendarYear = yearStart == 1;
    int place = (day.getMonthValue() - yearStart + 12) % 12 + 1;
    int year =
        !calendarYear && day.getMonthValue() >= yearStart ? day.getYear() + 1 : day.getYear();
    String written = (calendarYear ? "" : "FY") + year;
    return switch (kind) {
      case DAY -> day.toString();
      case MONTH ->
          calendarYear
              ? day.toString().substring(0, 7)
              : String.format(Locale.ROOT, "%s-P%02d", written, place);
      case QUARTER -> written + "-Q" + ((place - 1) / 3 + 1);
      case YEAR -> written;
    };
  }

  /** The first day of the period of that kind in which a day lies. */
  LocalDate first(PeriodKind kind, LocalDate day) {
    LocalDate first = day;
    while (of(kind, first.minusDays(1)).equals(of(kind, day))) {
      first = first.minusDays(1);
    }
    return first;
  }

  /** The last day of the period of that kind in which a day lies. */
  LocalDate last(PeriodKind kind, LocalDate day) {
    LocalDate last = day;
    while (of(kind, last.plusDays(1)).equals(of(kind, day))) {
      last = last.plusDays(1);
    }
    return last;
  }

  /**
   * The last day of the month, quarter or year of that label, somewhere around a day; empty when
   * there is none. Where a fiscal month is a calendar month, that name of it will do.
   */
  Optional<LocalDate> lastOf(String label, LocalDate around) {
    if (table.isEmpty() && label.matches("\\d{4}-\\d\\d")) {
      return Optional.of(YearMonth.parse(label).atEndOfMonth());
    }
    // None is shorter than a week.
    for (int days = -735; days <= 735; days += 7) {
      LocalDate day = around.plusDays(days);
      for (PeriodKind kind : List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)) {
        if (of(kind, day).equals(label)) {
          return Optional.of(last(kind, day));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the year in which a day lies is cut in the same way by others. */
  boolean cutTheYearAlike(Labels others, LocalDate day) {
    LocalDate first = first(PeriodKind.YEAR, day);
    LocalDate last = last(PeriodKind.YEAR, day);
    return others.covers(day)
        && others.first(PeriodKind.YEAR, day).equals(first)
        && others.last(PeriodKind.YEAR, day).equals(last)
        && first.datesUntil(last.plusDays(1)).allMatch(each -> of(each).equals(others.of(each)));
  }
}
