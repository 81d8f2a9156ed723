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
    BigDecimal spent = BigDecimal.ZERO;
    BigDecimal held = BigDecimal.ZERO;
    long offset = tenant.head().offset();
    if (period.kind() == PeriodKind.DAY) {
      NodeMonth month = month(store, tenant, node, tenant.month(period.first()));
      spent = month.spent(period.first());
      held = month.held(period.first());
      offset = Math.max(offset, month.offset());
    } else {
      for (Period part : tenant.calendar().months(period)) {
        NodeMonth month = month(store, tenant, node, part);
        spent = spent.add(month.spent());
        held = held.add(month.held());
        offset = Math.max(offset, month.offset());
      }
    }
    Optional<BigDecimal> budget = Optional.empty();
    if (tenant.budgets().has(node, period.kind())) {
      BudgetBook book = Budgets.book(store, tenant, node, period);
      budget = Budgets.inForce(store, tenant, node, period, book);
      offset = Math.max(offset, book.offset());
    }
    return new Figure(new Usage(period.label(), budget, spent, held), offset);
  }

  static NodeMonth month(LedgerStore store, Tenant tenant, String node, Period month) {
    StateDocument document =
        store.get(StateKeys.nodeMonth(tenant.name(), month.label(), node)).orElse(null);
    return document == null ? NodeMonth.empty(month) : (NodeMonth) document;
  }
}
