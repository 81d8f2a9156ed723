package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Nearest;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import io.bursar.hub.configuration.yaml.YamlFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code policies.yaml}. */
final class PoliciesReader {

  private final YamlFile file;
  private final NodeTree tree;
  private final Budgets budgets;
  private final Optional<Set<String>> targets;
  private final Expressions expressions;
  private final Lints lints;
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param targets names of the notify targets, unless mistakes leave them unknown
   */
  PoliciesReader(
      YamlFile file,
      NodeTree tree,
      Budgets budgets,
      Optional<Set<String>> targets,
      Expressions expressions,
      Lints lints) {
    this.file = file;
    this.tree = tree;
    this.budgets = budgets;
    this.targets = targets;
    this.expressions = expressions;
    this.lints = lints;
  }

  List<Policy> read(Fields fields) {
    List<Policy> policies = new ArrayList<>();
    for (Fields item : fields.objects("policies")) {
      item.found("name", String.class).ifPresent(this::lintTwice);
      boolean budget = lintConditions(item);
      lintTargets(item);
      Optional<Reach> reach =
          item.found("nodes", String.class).flatMap(nodes -> Reach.of(nodes, tree, lints));
      reach.ifPresent(found -> new PolicyBudgets(found, tree, budgets, lints).lint(item, budget));
      if (item.complete() && reach.isPresent()) {
        policies.add(policy(item, reach.get()));
      }
    }
    policies.sort(Comparator.comparing(Policy::name));
    return List.copyOf(policies);
  }

  private Policy policy(Fields item, Reach reach) {
    return new Policy(
        item.need("name", String.class),
        reach.pattern(),
        item.need("period", PeriodKind.class),
        item.need("when", String.class),
        item.get("rearm", String.class),
        item.all("thresholds", BigDecimal.class).stream().map(Found::value).toList(),
        item.objects("then").stream().map(Steps::outcome).toList(),
        file.source(item.source()),
        RulesReader.at(item.place()));
  }

  private void lintTwice(Found<String> name) {
    Place other = places.putIfAbsent(name.value(), name.place());
    if (other != null) {
      lints.add(
          Lint.error(
              name.place(),
              LintCode.DUPLICATE,
              "the policy of line " + other.line() + " has the same name,",
              name.value(),
              "give it another name"));
    }
  }

  /** Lints the conditions and says whether {@code when} asks for a budget. */
  private boolean lintConditions(Fields item) {
    List<Found<BigDecimal>> thresholds = item.all("thresholds", BigDecimal.class);
    Set<BigDecimal> seen = new HashSet<>();
    for (Found<BigDecimal> threshold : thresholds) {
      if (!seen.add(threshold.value().stripTrailingZeros())) {
        lints.add(
            Lint.error(
                threshold.place(),
                LintCode.DUPLICATE,
                "a threshold that stands in the list already:",
                threshold.value().toPlainString(),
                "take it out"));
      }
    }
    boolean needsBudget = false;
    boolean needsThreshold = false;
    for (String key : List.of("when", "rearm")) {
      Optional<Found<String>> cel = item.found(key, String.class);
      if (cel.isPresent()) {
        Expressions.Verdict condition = expressions.condition(cel.get().value());
        Conditions.lint(file, cel.get(), condition.problems(), lints);
        needsBudget |= key.equals("when") && condition.needsBudget();
        needsThreshold |= condition.needsThreshold();
        if (condition.needsThreshold() && thresholds.isEmpty() && item.complete("thresholds")) {
          lints.add(
              Lint.error(
                  cel.get().place(),
                  LintCode.TOGETHER,
                  "asks for threshold, and the policy has no thresholds:",
                  cel.get().value(),
                  "add thresholds: [0.8], or write the number"));
        }
      }
    }
    if (!thresholds.isEmpty() && !needsThreshold) {
      lints.add(
          Lint.warning(
              thresholds.get(0).place(),
              LintCode.TOGETHER,
              "thresholds that the condition does not ask for",
              "write threshold in when, or take the list out"));
    }
    return needsBudget;
  }

  private void lintTargets(Fields item) {
    if (targets.isEmpty()) {
      return;
    }
    Nearest nearest = new Nearest(targets.get());
    for (Fields step : item.objects("then")) {
      List<Found<String>> to =
          step.object("alert").map(alert -> alert.all("to", String.class)).orElse(List.of());
      for (Found<String> name : to) {
        if (!targets.get().contains(name.value())) {
          lints.add(
              Lint.error(
                  name.place(),
                  LintCode.UNKNOWN_TARGET,
                  "no target is called",
                  name.value(),
                  nearest.advice(name.value(), "correct it, or add it to targets.yaml")));
        }
      }
    }
  }

  /** The limits that a policy's steps move, with their places. */
  static List<Found<Allot>> moves(Fields item) {
    List<Found<Allot>> moves = new ArrayList<>();
    for (Fields step : item.objects("then")) {
      Steps.move(step).ifPresent(move -> moves.add(new Found<>(move, step.source())));
    }
    return moves;
  }
}
