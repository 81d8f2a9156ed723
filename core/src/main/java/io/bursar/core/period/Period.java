package io.bursar.core.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A span of whole days of the tenant's calendar.
 *
 * @param kind day, month, quarter or year
 * @param label as people write it: {@code 2026-11-05}, {@code 2026-11}, {@code 2026-Q4}, {@code
 *     2026}
 * @param first the first day
 * @param last the last day, included
 */
public record Period(PeriodKind kind, String label, LocalDate first, LocalDate last) {
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("period " + label + " ends before it begins");
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** How many days it has. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  @Override
  public String toString() {
    return label;
  }
}
