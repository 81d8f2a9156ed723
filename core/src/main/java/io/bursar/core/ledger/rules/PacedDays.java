package io.bursar.core.ledger.rules;

import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.state.BudgetBook;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Fixes paced day budgets at the day's first tick. */
final class PacedDays {

  // A hub that was away for longer has nobody to explain those days to.
  private static final int MOST_DAYS = 62;

  private PacedDays() {}

  /** Fixes today's, and those of the days since the last one that no tick saw. */
  static void fix(
      LedgerStore store,
      Tenant tenant,
      Optional<LocalDate> last,
      LocalDate today,
      Position position,
      List<Effect> effects) {
    LocalDate from =
        last.filter(day -> day.isBefore(today)).map(day -> day.plusDays(1)).orElse(today);
    if (from.isBefore(today.minusDays(MOST_DAYS))) {
      from = today.minusDays(MOST_DAYS);
    }
    for (String node : tenant.budgets().pacedNodes()) {
      for (LocalDate day = from; !day.isAfter(today); day = day.plusDays(1)) {
        fix(store, tenant, node, day, position, effects);
      }
    }
  }

  private static void fix(
      LedgerStore store,
      Tenant tenant,
      String node,
      LocalDate date,
      Position position,
      List<Effect> effects) {
    if (!tenant.calendar().covers(date)) {
      return;
    }
    Period day = tenant.calendar().of(PeriodKind.DAY, date);
    BudgetBook book = Budgets.book(store, tenant, node, day);
    if (book.line(day.label()).plan().isPresent()
        || tenant.budgets().configured(node, day).isPresent()) {
      return;
    }
    Budgets.paced(store, tenant, node, date, date.minusDays(1))
        .ifPresent(
            plan -> {
              store.put(
                  StateKeys.budgets(tenant.name(), tenant.container(day), node),
                  book.fixed(day.label(), plan, position.offset()));
              effects.add(new Effect.UsageChanged(tenant.name(), node, tenant.month(date).label()));
            });
  }
}
