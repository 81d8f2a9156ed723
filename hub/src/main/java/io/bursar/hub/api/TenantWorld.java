package io.bursar.hub.api;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A tenant's configuration in force, with its tree and its calendar. */
record TenantWorld(TenantConfiguration configuration, TenantTree tree, FiscalCalendar calendar) {

  String name() {
    return configuration.tenant();
  }

  LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, configuration.zone());
  }

  /**
   * The period of that label; the current month where there is none.
   *
   * @throws Refusal when the tenant's calendar has no such period
   */
  Period period(Optional<String> label, Instant now) {
    try {
      return label.isPresent()
          ? calendar.parse(label.get())
          : calendar.of(PeriodKind.MONTH, today(now));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ApiCode.PERIOD_INVALID,
          "period is " + Problem.shown(label.orElse("")) + ", not one of this tenant's calendar");
    }
  }

  /** The tree that figures of a period are shown in: today's, or the nearest of the period. */
  TreeSegment tree(Period period, Instant now) {
    LocalDate today = today(now);
    return tree.on(
        period.contains(today)
            ? today
            : period.last().isBefore(today) ? period.last() : period.first());
  }
}
