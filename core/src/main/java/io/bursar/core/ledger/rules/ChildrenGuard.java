package io.bursar.core.ledger.rules;

import io.bursar.core.decision.Limit;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.Period;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * No allotment takes the sum of children above their parent, where both have a budget of the kind
 * (invariant F).
 */
final class ChildrenGuard {

  private final LedgerStore store;
  private final Tenant tenant;
  private final Period period;

  ChildrenGuard(LedgerStore store, Tenant tenant, Period period) {
    this.store = store;
    this.tenant = tenant;
    this.period = period;
  }

  /** What forbids that the node's budget becomes {@code after}. */
  Optional<String> problem(TreeNode node, BigDecimal after) {
    BigDecimal before = budget(node).orElse(BigDecimal.ZERO);
    if (after.compareTo(before) < 0) {
      return over(node, after, children(node));
    }
    if (node.isRoot()) {
      return Optional.empty();
    }
    TreeNode parent = tenant.tree().find(node.parent(period.first()));
    return budget(parent)
        .flatMap(limit -> over(parent, limit, children(parent).subtract(before).add(after)));
  }

  /** What it looks at. */
  Limit limit(TreeNode node) {
    Optional<TreeNode> parent =
        node.isRoot()
            ? Optional.empty()
            : Optional.of(tenant.tree().find(node.parent(period.first())));
    return new Limit(
        period.label(),
        Budgets.plan(store, tenant, node.id(), period),
        budget(node),
        children(node),
        parent.flatMap(this::budget),
        parent.map(this::children).orElse(BigDecimal.ZERO));
  }

  private Optional<String> over(TreeNode parent, BigDecimal limit, BigDecimal children) {
    BigDecimal over = children.subtract(limit);
    if (over.signum() <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "the children of %s would have %s of %s in %s, %s too much"
            .formatted(
                tenant.tree().path(parent, period.first()),
                Amounts.text(children),
                Amounts.text(limit),
                period,
                Amounts.text(over)));
  }

  private BigDecimal children(TreeNode parent) {
    BigDecimal sum = BigDecimal.ZERO;
    for (TreeNode child : tenant.tree().children(parent, period.first())) {
      sum = sum.add(budget(child).orElse(BigDecimal.ZERO));
    }
    return sum;
  }

  private Optional<BigDecimal> budget(TreeNode node) {
    return Budgets.inForce(store, tenant, node.id(), period);
  }
}
