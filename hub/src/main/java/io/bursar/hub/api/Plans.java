package io.bursar.hub.api;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Budget.Pace;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What a node may spend in a period in which nothing was spent yet, as it was declared. */
final class Plans {

  private Plans() {}

  static Optional<BigDecimal> of(TenantWorld world, String node, Period period) {
    Optional<Budget> budget = budget(world, node, period.kind());
    return budget.filter(b -> b.pace() == Pace.EVEN).isPresent()
        ? paced(world, node, period)
        : budget.flatMap(b -> amount(b, period));
  }

  private static Optional<Budget> budget(TenantWorld world, String node, PeriodKind kind) {
    return world.configuration().budgets().stream()
        .filter(budget -> budget.kind() == kind && budget.node().equals(node))
        .findFirst();
  }

  private static Optional<BigDecimal> amount(Budget budget, Period period) {
    return Optional.ofNullable(budget.byPeriod().get(period.label())).or(budget::amount);
  }

  /** Case 50 with nothing spent: the month in equal parts over its days from this one on. */
  private static Optional<BigDecimal> paced(TenantWorld world, String node, Period day) {
    Period month = world.calendar().of(PeriodKind.MONTH, day.first());
    long daysLeft = day.first().until(month.last(), java.time.temporal.ChronoUnit.DAYS) + 1;
    return budget(world, node, PeriodKind.MONTH)
        .flatMap(budget -> amount(budget, month))
        .map(
            amount ->
                amount.divide(BigDecimal.valueOf(daysLeft), Amounts.SCALE, RoundingMode.HALF_EVEN));
  }
}
