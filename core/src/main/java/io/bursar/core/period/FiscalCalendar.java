package io.bursar.core.period;

import java.time.LocalDate;
import java.util.List;

/**
 * How a tenant cuts its days into months, quarters and years. A fiscal month is never split by a
 * quarter or a year, so the ledger keeps one document a node and month and adds the rest up.
 */
public interface FiscalCalendar {

  /** The period of that kind which contains the day. */
  Period of(PeriodKind kind, LocalDate day);

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
