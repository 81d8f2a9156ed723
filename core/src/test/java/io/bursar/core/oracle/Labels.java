package io.bursar.core.oracle;

import io.bursar.core.period.PeriodKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How periods are written: {@code 2026-11-05 2026-11 2026-Q4 2026}, or {@code FY2026-P05}. */
final class Labels {

  private final int yearStart;

  /**
   * @param yearStart month the fiscal year begins with; one that is not January's is named after
   *     the year it ends in
   */
  Labels(int yearStart) {
    this.yearStart = yearStart;
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
}
