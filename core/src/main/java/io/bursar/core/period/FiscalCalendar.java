package io.bursar.core.period;

import java.time.LocalDate;
import java.util.List;

/**
 * How a tenant cuts its days into months, quarters and years. A fiscal month is never split by a
 * quarter or a year, so the ledger keeps one document a node and month and adds the rest up.
 */
public interface FiscalCalendar {

  /**
   * The calendar whose fiscal year begins with that month (1 to 12); 1 is the calendar year. A
   * fiscal year that begins in another month is named after the year it ends in, and its periods
   * are written {@code FY2026-P05}, {@code FY2026-Q2}, {@code FY2026}.
   *
   * @throws IllegalArgumentException when there is no such month
   */
  static FiscalCalendar yearFrom(int month) {
    return new MonthCalendar(month);
  }

  /**
   * The calendar of a table of years, one after the other. Days outside of the table are in no
   * fiscal period: nothing can count on them. So that the ledger can still ask what today is, they
   * are in calendar months instead, as far as those are outside.
   *
   * @throws IllegalArgumentException when these are not years one after the other
   */
  static FiscalCalendar table(List<FiscalYear> years) {
    return new TableCalendar(years);
  }

  /** The period of that kind which contains the day. */
  Period of(PeriodKind kind, LocalDate day);

  /** Whether something can count on that day. */
  default boolean covers(LocalDate day) {
    return true;
  }

  /**
   * The period that a label names.
   *
   * @throws IllegalArgumentException when this calendar has no such period; the message says what a
   *     label looks like
   */
  Period parse(String label);

  /** The months of a month, quarter or year, in order. */
  List<Period> months(Period period);
}
