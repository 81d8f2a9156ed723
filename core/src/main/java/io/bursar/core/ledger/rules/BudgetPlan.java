package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Budget.Pace;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the configuration says that nodes may spend. */
final class BudgetPlan {

  private record Planned(
      Optional<BigDecimal> amount, Map<String, BigDecimal> byPeriod, boolean paced) {}

  private final Map<String, Map<PeriodKind, Planned>> byNode = new HashMap<>();

  /**
   * @throws IllegalArgumentException when a budget names a period that the calendar does not have
   */
  BudgetPlan(List<Budget> budgets, FiscalCalendar calendar) {
    for (Budget budget : budgets) {
      Map<String, BigDecimal> byPeriod = new HashMap<>();
      budget
          .byPeriod()
          .forEach((label, amount) -> byPeriod.put(calendar.parse(label).label(), amount));
      byNode
          .computeIfAbsent(budget.node(), any -> new EnumMap<>(PeriodKind.class))
          .put(budget.kind(), new Planned(budget.amount(), byPeriod, budget.pace() == Pace.EVEN));
    }
  }

  /** Whether the node has a budget of that kind, in some period at least. */
  boolean has(String node, PeriodKind kind) {
    return planned(node, kind) != null;
  }

  /** Whether the node has any budget. */
  boolean hasAny(String node) {
    return byNode.containsKey(node);
  }

  /** Whether the node's day budgets follow from its month. */
  boolean paced(String node) {
    Planned days = planned(node, PeriodKind.DAY);
    return days != null && days.paced();
  }

  /** Nodes whose day budgets follow from their month, in the order of their ids. */
  Iterable<String> pacedNodes() {
    TreeSet<String> paced = new TreeSet<>();
    byNode.keySet().stream().filter(this::paced).forEach(paced::add);
    return paced;
  }

  /** Nodes that have a budget, in the order of their ids. */
  Iterable<String> nodes() {
    return new TreeSet<>(byNode.keySet());
  }

  /**
   * What was configured for that period; empty where there is no budget, and for a paced day,
   * unless that single day was given an amount.
   */
  Optional<BigDecimal> configured(String node, Period period) {
    Planned planned = planned(node, period.kind());
    if (planned == null) {
      return Optional.empty();
    }
    BigDecimal single = planned.byPeriod().get(period.label());
    if (single != null) {
      return Optional.of(single);
    }
    return planned.paced() ? Optional.empty() : planned.amount();
  }

  private Planned planned(String node, PeriodKind kind) {
    Map<PeriodKind, Planned> kinds = byNode.get(node);
    return kinds == null ? null : kinds.get(kind);
  }
}
