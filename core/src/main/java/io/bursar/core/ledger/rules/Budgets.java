package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.state.BudgetBook;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.ledger.state.TenantClock;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a node may spend in a period: as configured or paced, and what allotments made of it.
 *
 * <p>A paced day (LEDGER.md, case 50) is what is left of the month in equal parts over the days
 * left. It is fixed at the day's first tick; before, it is foreseen from what is used by the end of
 * today. Of a month that is overspent, nothing is left: 0, not less.
 */
final class Budgets {

  private Budgets() {}

  /** The budget in force: the plan and every allotment on it. */
  static Optional<BigDecimal> inForce(
      LedgerStore store, Tenant tenant, String node, Period period) {
    if (!tenant.budgets().has(node, period.kind())) {
      return Optional.empty();
    }
    return inForce(store, tenant, node, period, book(store, tenant, node, period));
  }

  static Optional<BigDecimal> inForce(
      LedgerStore store, Tenant tenant, String node, Period period, BudgetBook book) {
    BudgetBook.Line line = book.line(period.label());
    return plan(store, tenant, node, period, line).map(plan -> plan.add(line.allotted()));
  }

  /** The budget before allotments. */
  static Optional<BigDecimal> plan(LedgerStore store, Tenant tenant, String node, Period period) {
    if (!tenant.budgets().has(node, period.kind())) {
      return Optional.empty();
    }
    BudgetBook.Line line = book(store, tenant, node, period).line(period.label());
    return plan(store, tenant, node, period, line);
  }

  /** The document with what happened to that period's budget. */
  static BudgetBook book(LedgerStore store, Tenant tenant, String node, Period period) {
    return store
        .get(StateKeys.budgets(tenant.name(), tenant.container(period), node))
        .map(BudgetBook.class::cast)
        .orElse(BudgetBook.EMPTY);
  }

  /** What a paced day gets when {@code before} is the last day that is known. */
  static Optional<BigDecimal> paced(
      LedgerStore store, Tenant tenant, String node, LocalDate day, LocalDate before) {
    Period month = tenant.month(day);
    Optional<BigDecimal> budget = inForce(store, tenant, node, month);
    if (budget.isEmpty()) {
      return Optional.empty();
    }
    LocalDate known = before.isBefore(month.first()) ? month.first().minusDays(1) : before;
    BigDecimal left = budget.get().subtract(used(store, tenant, node, month, known));
    if (left.signum() <= 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    long days = month.last().toEpochDay() - known.toEpochDay();
    return Optional.of(
        left.divide(BigDecimal.valueOf(days), Amounts.SCALE, RoundingMode.HALF_EVEN));
  }

  private static Optional<BigDecimal> plan(
      LedgerStore store, Tenant tenant, String node, Period period, BudgetBook.Line line) {
    Optional<BigDecimal> configured = tenant.budgets().configured(node, period);
    boolean paced = period.kind() == PeriodKind.DAY && tenant.budgets().paced(node);
    if (configured.isPresent() || !paced) {
      return configured;
    }
    if (line.plan().isPresent()) {
      return line.plan();
    }
    Optional<LocalDate> today =
        store.get(StateKeys.clock(tenant.name())).flatMap(clock -> ((TenantClock) clock).day());
    return today
        .filter(day -> period.first().isAfter(day))
        .flatMap(day -> paced(store, tenant, node, period.first(), day));
  }

  private static BigDecimal used(
      LedgerStore store, Tenant tenant, String node, Period month, LocalDate through) {
    return store
        .get(StateKeys.nodeMonth(tenant.name(), month.label(), node))
        .map(document -> ((NodeMonth) document).usedThrough(through))
        .orElse(BigDecimal.ZERO);
  }
}
