package io.bursar.core.period;

/** The kinds of period a budget can be for. */
public enum PeriodKind {
  DAY,
  MONTH,
  QUARTER,
  YEAR
}
