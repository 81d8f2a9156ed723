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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the nodes of a policy have the budgets that it judges and moves. A node that is named
 * must have what is moved; a pattern skips nodes without, and should leave some.
 */
record PolicyBudgets(Reach reach, NodeTree tree, Budgets budgets, Lints lints) {

  void lint(Fields policy, boolean judgesBudget) {
    List<Found<Allot>> moves = PoliciesReader.moves(policy);
    Optional<PeriodKind> judged =
        policy.get("period", PeriodKind.class).filter(kind -> judgesBudget);
    if (reach.named()) {
      moves.stream().filter(move -> lacks(move.value().period())).forEach(this::refuse);
      judged.filter(this::lacks).ifPresent(kind -> lints.add(neverJudged(kind)));
      return;
    }
    Set<PeriodKind> needed = EnumSet.noneOf(PeriodKind.class);
    moves.forEach(move -> needed.add(move.value().period()));
    judged.ifPresent(needed::add);
    boolean some =
        reach.paths().stream()
            .anyMatch(
                path -> needed.stream().noneMatch(kind -> budgets.lacks(tree.id(path), kind)));
    if (!reach.paths().isEmpty() && !some) {
      lints.add(skippedAll(needed));
    }
  }

  /** Whether the one node that is named has no such budget. */
  private boolean lacks(PeriodKind kind) {
    return budgets.lacks(tree.id(reach.paths().get(0)), kind);
  }

  private void refuse(Found<Allot> move) {
    String kind = Choices.text(move.value().period());
    String verb = move.value().direction() == Direction.CUT ? "cuts" : "raises";
    lints.add(
        Lint.error(
            move.place(),
            LintCode.NO_BUDGET,
            verb + " the " + kind + " budget of a node that has none,",
            reach.pattern(),
            "add " + kind + ": to its item in " + file() + ", or choose the nodes by a pattern"));
  }

  private Lint skippedAll(Set<PeriodKind> needed) {
    String kinds = needed.stream().map(Choices::text).collect(Collectors.joining(" and a "));
    return Lint.warning(
        reach.written().place(),
        LintCode.MATCHES_NONE,
        "a pattern that matches no node with a " + kinds + " budget, which the policy needs,",
        reach.written().value(),
        "add such budgets to " + file() + ", or correct the pattern");
  }

  private Lint neverJudged(PeriodKind kind) {
    String budget = Choices.text(kind) + " budget";
    return Lint.warning(
        reach.written().place(),
        LintCode.NO_BUDGET,
        "the condition asks for a " + budget + " and no such budget is there for",
        reach.written().value(),
        "add it to " + file() + "; until then the policy is never judged");
  }

  private String file() {
    return "tenants/" + tree.tenant() + "/budgets.yaml";
  }
}
