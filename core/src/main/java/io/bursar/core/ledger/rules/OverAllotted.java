package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Budget;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where children are given more than their parent (case 49): accepted, because the plan is its
 * owner's, and said.
 */
final class OverAllotted {

  private OverAllotted() {}

  static List<String> warnings(Tenant tenant, LocalDate today) {
    List<String> warnings = new ArrayList<>();
    for (PeriodKind kind : PeriodKind.values()) {
      List<Period> periods = periods(tenant, kind, today);
      for (String node : tenant.budgets().nodes()) {
        if (tenant.budgets().has(node, kind)) {
          periods.forEach(period -> warning(tenant, node, period).ifPresent(warnings::add));
        }
      }
    }
    return warnings;
  }

  /** The current one, and each that some node has a budget of its own for. */
  private static List<Period> periods(Tenant tenant, PeriodKind kind, LocalDate today) {
    TreeSet<LocalDate> days = new TreeSet<>();
    days.add(tenant.calendar().of(kind, today).first());
    for (Budget budget : tenant.configuration().budgets()) {
      if (budget.kind() == kind) {
        budget
            .byPeriod()
            .keySet()
            .forEach(label -> days.add(tenant.calendar().parse(label).first()));
      }
    }
    return days.stream().map(day -> tenant.calendar().of(kind, day)).toList();
  }

  private static Optional<String> warning(Tenant tenant, String nodeId, Period period) {
    Optional<BigDecimal> own = tenant.budgets().configured(nodeId, period);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    TreeNode node = tenant.tree().find(nodeId);
    BigDecimal children = BigDecimal.ZERO;
    for (TreeNode child : tenant.tree().children(node, period.first())) {
      children =
          children.add(tenant.budgets().configured(child.id(), period).orElse(BigDecimal.ZERO));
    }
    BigDecimal over = children.subtract(own.get());
    if (over.signum() <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        LedgerCode.OVER_ALLOTTED.says(
            "%s is over-allotted by %s in %s: its children have %s, it has %s"
                .formatted(
                    tenant.tree().path(node, period.first()),
                    Amounts.text(over),
                    period,
                    Amounts.text(children),
                    Amounts.text(own.get()))));
  }
}
