package io.bursar.core.oracle;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes may spend: the plan, and all that policies moved. Where a day is paced its plan is an
 * equal part of what is left of the month, fixed at the day's first tick and foreseen before (case
 * 50); days that passed without a tick are fixed by the first one after them.
 */
final class Limits {

  private final Books books;
  private final Map<Cell, BigDecimal> fixed = new HashMap<>();
  private final Map<Cell, BigDecimal> moved = new HashMap<>();
  private final Map<String, LocalDate> today = new HashMap<>();

  Limits(Books books) {
    this.books = books;
  }

  /** The day of the tenant's last tick; empty while it had none. */
  Optional<LocalDate> today(String tenant) {
    return Optional.ofNullable(today.get(tenant));
  }

  /** A tick on that day of the tenant's zone: it becomes today. */
  void turn(String tenant, LocalDate day) {
    LocalDate last = today.put(tenant, day);
    LocalDate first = last != null && last.isBefore(day) ? last.plusDays(1) : day;
    Now now = now(tenant);
    for (Budget budget : now.configuration.budgets()) {
      if (budget.pace() == Budget.Pace.EVEN) {
        for (LocalDate each = first; !each.isAfter(day); each = each.plusDays(1)) {
          now.fix(budget, each);
        }
      }
    }
  }

  void move(String tenant, Move move) {
    Labels labels = Labels.of(books.configuration(tenant));
    Cell cell = new Cell(tenant, move.node(), move.period());
    moved.merge(kept(cell, labels), move.amount(), BigDecimal::add);
  }

  /** What is said of a day's budget is said of it as a day of its month. */
  private static Cell kept(Cell cell, Labels labels) {
    return cell.period().matches("\\d{4}-\\d\\d-\\d\\d")
        ? new Cell(
            cell.tenant(),
            cell.node(),
            cell.period() + labels.of(PeriodKind.MONTH, LocalDate.parse(cell.period())))
        : cell;
  }

  /** The tenant's limits by what is spent now. */
  Now now(String tenant) {
    return new Now(tenant, books.spent(tenant));
  }

  /** One tenant's limits while nothing is charged. */
  final class Now {

    private final String tenant;
    private final TenantConfiguration configuration;
    private final Labels labels;
    private final Map<Cell, BigDecimal> spent;

    private Now(String tenant, Map<Cell, BigDecimal> spent) {
      this.tenant = tenant;
      this.configuration = books.configuration(tenant);
      this.labels = Labels.of(configuration);
      this.spent = spent;
    }

    BigDecimal spent(Cell cell) {
      return spent.getOrDefault(cell, BigDecimal.ZERO);
    }

    /** Of the period of that kind in which the day lies. */
    Optional<BigDecimal> budget(String node, PeriodKind kind, LocalDate day) {
      BigDecimal change = moved.getOrDefault(kept(cell(node, kind, day), labels), BigDecimal.ZERO);
      return plan(node, kind, day).map(plan -> plan.add(change));
    }

    /** The same without what was moved. */
    Optional<BigDecimal> plan(String node, PeriodKind kind, LocalDate day) {
      return budgeted(node, kind).flatMap(budget -> plan(budget, day));
    }

    /** What the configuration has of that kind for the node, for some periods at least. */
    Optional<Budget> budgeted(String node, PeriodKind kind) {
      return configuration.budgets().stream()
          .filter(budget -> budget.node().equals(node) && budget.kind() == kind)
          .findFirst();
    }

    private Optional<BigDecimal> plan(Budget budget, LocalDate day) {
      BigDecimal single = budget.byPeriod().get(labels.of(budget.kind(), day));
      if (single == null && budget.kind() == PeriodKind.MONTH) {
        single = budget.byPeriod().get(day.toString().substring(0, 7));
      }
      if (single != null) {
        return Optional.of(single);
      }
      if (budget.pace() == Budget.Pace.NONE) {
        return budget.amount();
      }
      BigDecimal plan = fixed.get(kept(cell(budget.node(), PeriodKind.DAY, day), labels));
      LocalDate known = today.get(tenant);
      return plan == null && known != null && known.isBefore(day)
          ? part(budget.node(), day, known)
          : Optional.ofNullable(plan);
    }

    private void fix(Budget budget, LocalDate day) {
      Cell cell = cell(budget.node(), PeriodKind.DAY, day);
      Cell kept = kept(cell, labels);
      if (labels.covers(day)
          && !fixed.containsKey(kept)
          && !budget.byPeriod().containsKey(cell.period())) {
        part(budget.node(), day, day.minusDays(1)).ifPresent(plan -> fixed.put(kept, plan));
      }
    }

    /** A day's part of its month, by what is used by the end of an earlier day. */
    private Optional<BigDecimal> part(String node, LocalDate day, LocalDate known) {
      LocalDate last = labels.last(PeriodKind.MONTH, day);
      String month = labels.of(PeriodKind.MONTH, day);
      BigDecimal used = BigDecimal.ZERO;
      int days = 0;
      for (LocalDate each = last;
          labels.of(PeriodKind.MONTH, each).equals(month);
          each = each.minusDays(1)) {
        if (each.isAfter(known)) {
          days++;
        } else {
          used = used.add(spent(cell(node, PeriodKind.DAY, each)));
        }
      }
      BigDecimal parts = BigDecimal.valueOf(days);
      BigDecimal gone = used;
      return budget(node, PeriodKind.MONTH, day)
          .map(budget -> budget.subtract(gone).max(BigDecimal.ZERO))
          .map(left -> left.divide(parts, Standing.DIGITS, RoundingMode.HALF_EVEN));
    }

    Cell cell(String node, PeriodKind kind, LocalDate day) {
      return new Cell(tenant, node, labels.of(kind, day));
    }
  }
}
