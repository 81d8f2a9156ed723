package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.state.BudgetBook;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds a node's usage up from its months. */
final class Figures {

  private Figures() {}

  /**
   * @param usage the figures
   * @param offset journal offset of the last change of them
   */
  record Figure(Usage usage, long offset) {}

  static Figure of(LedgerStore store, Tenant tenant, String node, Period period) {
    if (period.kind() == PeriodKind.DAY) {
      return day(
          store, tenant, node, period, month(store, tenant, node, tenant.month(period.first())));
    }
    List<NodeMonth> months = new ArrayList<>(12);
    for (Period part : tenant.calendar().months(period)) {
      months.add(month(store, tenant, node, part));
    }
    return sum(store, tenant, node, period, months);
  }

  /** The usage of a day of that month. */
  static Figure day(LedgerStore store, Tenant tenant, String node, Period day, NodeMonth month) {
    return figure(
        store,
        tenant,
        node,
        day,
        month.spent(day.first()),
        month.held(day.first()),
        month.offset());
  }

  /** The usage of the period that those months make up. */
  static Figure sum(
      LedgerStore store, Tenant tenant, String node, Period period, List<NodeMonth> months) {
    BigDecimal spent = BigDecimal.ZERO;
    BigDecimal held = BigDecimal.ZERO;
    long offset = -1;
    for (NodeMonth month : months) {
      spent = spent.add(month.spent());
      held = held.add(month.held());
      offset = Math.max(offset, month.offset());
    }
    return figure(store, tenant, node, period, spent, held, offset);
  }

  private static Figure figure(
      LedgerStore store,
      Tenant tenant,
      String node,
      Period period,
      BigDecimal spent,
      BigDecimal held,
      long offset) {
    Optional<BigDecimal> budget = Optional.empty();
    long latest = Math.max(offset, tenant.head().offset());
    if (tenant.budgets().has(node, period.kind())) {
      BudgetBook book = Budgets.book(store, tenant, node, period);
      budget = Budgets.inForce(store, tenant, node, period, book);
      latest = Math.max(latest, book.offset());
    }
    return new Figure(new Usage(period.label(), budget, spent, held), latest);
  }

  /** Spent from one day to another, both included. */
  static BigDecimal spent(
      LedgerStore store, Tenant tenant, String node, LocalDate from, LocalDate to) {
    BigDecimal spent = BigDecimal.ZERO;
    for (Period month = tenant.month(from);
        !month.first().isAfter(to);
        month = tenant.month(month.last().plusDays(1))) {
      LocalDate last = to.isBefore(month.last()) ? to : month.last();
      spent = spent.add(month(store, tenant, node, month).spentThrough(from, last));
    }
    return spent;
  }

  static NodeMonth month(LedgerStore store, Tenant tenant, String node, Period month) {
    StateDocument document =
        store.get(StateKeys.nodeMonth(tenant.name(), month.label(), node)).orElse(null);
    return document == null ? NodeMonth.empty(month) : (NodeMonth) document;
  }
}
