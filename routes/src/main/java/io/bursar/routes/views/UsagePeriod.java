package io.bursar.routes.views;

import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;

/**
 * A period, and where its usage is kept.
 *
 * @param bucket label of the month (for a month and its days) or the year (for a year and its
 *     quarters), as in {@link io.bursar.routes.bus.UsageEvent#bucket()}
 * @param label label of the period itself
 */
public record UsagePeriod(String bucket, String label) {

  /** The period of a tenant with that calendar. */
  public static UsagePeriod of(Period period, FiscalCalendar calendar) {
    PeriodKind bucket =
        switch (period.kind()) {
          case DAY, MONTH -> PeriodKind.MONTH;
          case QUARTER, YEAR -> PeriodKind.YEAR;
        };
    return new UsagePeriod(calendar.of(bucket, period.first()).label(), period.label());
  }
}
