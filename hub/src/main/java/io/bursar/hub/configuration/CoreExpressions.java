package io.bursar.hub.configuration;

import io.bursar.core.attribution.Attribution;
import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.policy.Condition;
import io.bursar.hub.configuration.files.Expressions;
import java.util.List;

/** Compiles expressions as the ledger and {@code clean} will. */
final class CoreExpressions implements Expressions {

  @Override
  public Verdict condition(String cel) {
    try {
      Condition condition = Condition.compile(cel);
      return new Verdict(List.of(), condition.needsBudget(), condition.needsThreshold());
    } catch (InvalidExpressionException e) {
      return new Verdict(problems(e), false, false);
    }
  }

  @Override
  public List<Problem> rule(String cel) {
    try {
      Attribution unused = Attribution.compile(List.of(new AttributionRule(cel, "node", "-")));
      return List.of();
    } catch (InvalidExpressionException e) {
      return problems(e);
    }
  }

  private static List<Problem> problems(InvalidExpressionException e) {
    return e.issues().stream()
        .map(issue -> new Problem(issue.what(), issue.line(), issue.column()))
        .toList();
  }
}
