package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Direction;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.spec.Choices;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;

/**
 * Whether the nodes of a policy have the budgets that it judges and moves. A node that is named
 * must have what is moved; a pattern skips nodes without, and should leave some.
 */
record PolicyBudgets(Reach reach, NodeTree tree, Budgets budgets, Lints lints) {

  void lint(Fields policy, boolean judgesBudget) {
    for (Found<Allot> move : PoliciesReader.moves(policy)) {
      PeriodKind kind = move.value().period();
      if (none(kind)) {
        lints.add(reach.named() ? refused(move) : skippedAll(Choices.text(kind) + " budget"));
      }
    }
    policy
        .get("period", PeriodKind.class)
        .filter(kind -> judgesBudget && none(kind))
        .ifPresent(kind -> lints.add(neverJudged(Choices.text(kind) + " budget")));
  }

  private boolean none(PeriodKind kind) {
    return !reach.paths().isEmpty()
        && reach.paths().stream().allMatch(path -> budgets.lacks(tree.id(path), kind));
  }

  private Lint refused(Found<Allot> move) {
    String kind = Choices.text(move.value().period());
    String verb = move.value().direction() == Direction.CUT ? "cuts" : "raises";
    return Lint.error(
        move.place(),
        LintCode.NO_BUDGET,
        verb + " the " + kind + " budget of a node that has none,",
        reach.pattern(),
        "add "
            + kind
            + ": to its item in tenants/"
            + tree.tenant()
            + "/budgets.yaml, or choose"
            + " the nodes by a pattern");
  }

  private Lint skippedAll(String budget) {
    return Lint.warning(
        reach.written().place(),
        LintCode.MATCHES_NONE,
        "a pattern that matches no node with a " + budget + ", which the policy moves,",
        reach.written().value(),
        "add such budgets to tenants/" + tree.tenant() + "/budgets.yaml, or correct the pattern");
  }

  private Lint neverJudged(String budget) {
    return Lint.warning(
        reach.written().place(),
        LintCode.NO_BUDGET,
        "the condition asks for a " + budget + " and no such budget is there for",
        reach.written().value(),
        "add it to tenants/" + tree.tenant() + "/budgets.yaml; until then it is never judged");
  }
}
