package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.NodePattern;
import io.bursar.core.configuration.Policy;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.policy.Condition;
import io.bursar.core.policy.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A policy, compiled, with the nodes it applies to. */
final class Rule {

  private final Policy policy;
  private final int version;
  private final Tenant tenant;
  private final Condition when;
  private final Optional<Condition> rearm;
  private final NodePattern pattern;
  // Where a node is depends on the day: kept for the last day asked for.
  private LocalDate day;
  private SortedMap<String, TreeNode> nodes;

  private Rule(
      Policy policy, int version, Tenant tenant, Condition when, Optional<Condition> rearm) {
    this.policy = policy;
    this.version = version;
    this.tenant = tenant;
    this.when = when;
    this.rearm = rearm;
    this.pattern = NodePattern.of(policy.nodes());
  }

  static Rule of(Policy policy, int version, Tenant tenant) {
    try {
      Optional<Condition> rearm =
          policy.rearm().isPresent()
              ? Optional.of(Condition.compile(policy.rearm().get()))
              : Optional.empty();
      return new Rule(policy, version, tenant, Condition.compile(policy.when()), rearm);
    } catch (InvalidExpressionException e) {
      throw new IllegalStateException("policy " + policy.name() + " was declared unchecked", e);
    }
  }

  Policy policy() {
    return policy;
  }

  /** Version of the policy's text, from 1. */
  int version() {
    return version;
  }

  /** One judgement each; a policy without thresholds has one without. */
  List<Optional<BigDecimal>> thresholds() {
    return policy.thresholds().isEmpty()
        ? List.of(Optional.empty())
        : policy.thresholds().stream().map(Optional::of).toList();
  }

  boolean holds(Words words) {
    return when.holds(words).orElse(false);
  }

  /** By default it is armed again when its condition no longer holds. */
  boolean rearms(Words words) {
    return rearm.isPresent()
        ? rearm.get().holds(words).orElse(false)
        : when.holds(words).map(holds -> !holds).orElse(false);
  }

  boolean needsBudget() {
    return when.needsBudget();
  }

  boolean needsForecast() {
    return when.needsForecast() || rearm.map(Condition::needsForecast).orElse(false);
  }

  /** The nodes it applies to on that day, by id. */
  SortedMap<String, TreeNode> nodes(LocalDate on) {
    if (nodes == null || (!on.equals(day) && tenant.tree().moves())) {
      SortedMap<String, TreeNode> found = new TreeMap<>();
      for (TreeNode node : tenant.tree().all()) {
        if (node.configured() && pattern.matches(tenant.tree().path(node, on)) && fits(node)) {
          found.put(node.id(), node);
        }
      }
      nodes = found;
      day = on;
    }
    return nodes;
  }

  /** A pattern skips nodes that lack a budget which the policy asks for or would move (case 53). */
  private boolean fits(TreeNode node) {
    if (needsBudget() && !tenant.budgets().has(node.id(), policy.period())) {
      return false;
    }
    for (Policy.Outcome outcome : policy.then()) {
      if (outcome instanceof Policy.Allot allot
          && !tenant.budgets().has(node.id(), allot.period())) {
        return false;
      }
    }
    return true;
  }
}
