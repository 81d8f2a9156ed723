package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Budget;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.spec.Choices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reports nodes whose children add up to more than they have themselves. That is the owner's plan,
 * so it is never an error; but it is often a slip.
 */
final class OverAllotted {

  private final NodeTree tree;
  private final Budgets budgets;
  private final Lints lints;
  private final Map<String, List<String>> children = new HashMap<>();

  OverAllotted(NodeTree tree, Budgets budgets, Lints lints) {
    this.tree = tree;
    this.budgets = budgets;
    this.lints = lints;
    for (String path : tree.paths()) {
      int slash = path.lastIndexOf('/');
      if (slash > 0) {
        children.computeIfAbsent(path.substring(0, slash), parent -> new ArrayList<>()).add(path);
      }
    }
  }

  void lint() {
    for (String path : tree.paths()) {
      for (PeriodKind kind : PeriodKind.values()) {
        budgets.get(tree.id(path), kind).ifPresent(parent -> lint(path, parent));
      }
    }
  }

  private void lint(String path, Budget parent) {
    List<Budget> below = new ArrayList<>();
    nearest(path, parent.kind(), below);
    if (below.isEmpty()) {
      return;
    }
    Optional<BigDecimal> usual = over(parent, below, Optional.empty());
    usual.ifPresent(excess -> warn(path, parent, "a " + Choices.text(parent.kind()), excess));
    Set<String> labels = new TreeSet<>(parent.byPeriod().keySet());
    below.forEach(budget -> labels.addAll(budget.byPeriod().keySet()));
    for (String label : labels) {
      over(parent, below, Optional.of(label))
          .ifPresent(excess -> warn(path, parent, "in " + label, excess));
    }
  }

  /** The budgets of that kind below a node: of a child, or of its children where it has none. */
  private void nearest(String path, PeriodKind kind, List<Budget> found) {
    for (String child : children.getOrDefault(path, List.of())) {
      budgets
          .get(tree.id(child), kind)
          .ifPresentOrElse(found::add, () -> nearest(child, kind, found));
    }
  }

  private static Optional<BigDecimal> over(
      Budget parent, List<Budget> below, Optional<String> label) {
    BigDecimal sum =
        below.stream()
            .flatMap(budget -> amount(budget, label).stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return amount(parent, label).map(sum::subtract).filter(excess -> excess.signum() > 0);
  }

  private static Optional<BigDecimal> amount(Budget budget, Optional<String> label) {
    return label.map(found -> budget.byPeriod().get(found)).or(budget::amount);
  }

  private void warn(String path, Budget parent, String when, BigDecimal excess) {
    lints.add(
        Lint.warning(
            budgets.place(parent),
            LintCode.OVER_ALLOTTED,
            path + " is over-allotted by " + Amounts.text(excess) + " " + when,
            "accepted as it is; lower the budgets below it or raise its own if that is a slip"));
  }
}
