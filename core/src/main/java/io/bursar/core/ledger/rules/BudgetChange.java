package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Budget;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose usage reads differently because a declare changed budgets: every month in which the node
 * has figures or limits of its own, the current one, and each that a budget names. Each of them
 * gets a document, so that a later declare finds all that was ever said.
 */
final class BudgetChange {

  private BudgetChange() {}

  static void effects(
      LedgerStore store,
      List<Budget> before,
      Tenant after,
      Position position,
      List<Effect> effects) {
    Set<String> nodes = changed(before, after.configuration().budgets());
    if (nodes.isEmpty()) {
      return;
    }
    Set<String> rests = new TreeSet<>();
    for (Kind kind : List.of(Kind.NODE_MONTH, Kind.BUDGET)) {
      for (Map.Entry<StateKey, StateDocument> each : Scans.all(store, after.name(), kind, "")) {
        String rest = each.getKey().rest();
        int bar = rest.indexOf('|');
        if (nodes.contains(rest.substring(bar + 1))) {
          firstDay(after, rest.substring(0, bar))
              .ifPresent(day -> rests.add(after.month(day).label() + rest.substring(bar)));
        }
      }
    }
    String today = after.month(LocalDate.ofInstant(position.time(), after.zone())).label();
    nodes.forEach(node -> rests.add(today + '|' + node));
    named(after, nodes, rests);
    for (String rest : rests) {
      int bar = rest.indexOf('|');
      String node = rest.substring(bar + 1);
      if (after.tree().find(node) != null) {
        String month = rest.substring(0, bar);
        StateKey key = StateKeys.nodeMonth(after.name(), month, node);
        if (store.get(key).isEmpty()) {
          Period period = after.calendar().parse(month);
          store.put(key, NodeMonth.empty(period).touched(position.offset()));
        }
        effects.add(new Effect.UsageChanged(after.name(), node, month));
      }
    }
  }

  /** Until the first charge the calendar may change; labels of the one before name nothing more. */
  private static Optional<LocalDate> firstDay(Tenant tenant, String label) {
    try {
      return Optional.of(tenant.calendar().parse(label).first());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void named(Tenant tenant, Set<String> nodes, Set<String> rests) {
    for (Budget budget : tenant.configuration().budgets()) {
      if (nodes.contains(budget.node())) {
        for (String label : budget.byPeriod().keySet()) {
          LocalDate first = tenant.calendar().parse(label).first();
          rests.add(tenant.calendar().of(PeriodKind.MONTH, first).label() + '|' + budget.node());
        }
      }
    }
  }

  private static Set<String> changed(List<Budget> before, List<Budget> after) {
    Set<Budget> were = new HashSet<>(before);
    Set<Budget> are = new HashSet<>(after);
    Set<String> nodes = new TreeSet<>();
    before.stream().filter(budget -> !are.contains(budget)).forEach(b -> nodes.add(b.node()));
    after.stream().filter(budget -> !were.contains(budget)).forEach(b -> nodes.add(b.node()));
    return nodes;
  }
}
