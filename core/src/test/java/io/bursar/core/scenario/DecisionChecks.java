package io.bursar.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Status;
import io.bursar.core.decision.DecisionChain;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.policy.Condition;
import io.bursar.core.policy.Outlook;
import io.bursar.core.policy.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds of any history's decisions: their records make one unbroken chain, none is made twice,
 * and deciding again from a receipt alone gives the same decision (invariant G).
 */
public final class DecisionChecks {

  private DecisionChecks() {}

  /**
   * Checks one tenant's records, all of them and in order.
   *
   * @param revisions the configuration of each revision that was in force
   */
  public static void check(List<Decision> decisions, Map<Long, TenantConfiguration> revisions) {
    String previous = "0".repeat(64);
    long number = 0;
    Set<String> made = new HashSet<>();
    for (Decision decision : decisions) {
      number++;
      assertThat(decision.number()).as("number").isEqualTo(number);
      assertThat(decision.previousHash()).as("chain at %s", number).isEqualTo(previous);
      assertThat(DecisionChain.intact(decision)).as("hash of %s", number).isTrue();
      previous = decision.hash();
      assertThat(decision.id())
          .isEqualTo(
              DecisionChain.id(
                  decision.tenant(),
                  decision.policy(),
                  decision.node(),
                  decision.period(),
                  decision.threshold(),
                  decision.arming()));
      boolean retraction = decision.status() == Status.RETRACTED;
      if (decision.status() != Status.NOT_JUDGED) {
        assertThat(made.add(decision.id() + retraction)).as("made once: %s", decision).isTrue();
      }
      assertThat(retraction && !made.contains(decision.id() + false)).isFalse();
      again(decision, revisions.get(decision.receipt().revision()));
    }
  }

  private static void again(Decision decision, TenantConfiguration configuration) {
    Policy policy =
        configuration.policies().stream()
            .filter(each -> each.name().equals(decision.policy()))
            .findFirst()
            .orElseThrow();
    assertThat(decision.receipt().policyText()).isEqualTo(policy.text());
    Map<String, String> labels = new HashMap<>();
    decision
        .receipt()
        .values()
        .forEach(
            (word, value) -> {
              if (word.startsWith("labels.")) {
                labels.put(word.substring("labels.".length()), value);
              }
            });
    Words words =
        new Words(
            decision.receipt().usage(),
            decision.threshold(),
            labels,
            outlook(decision.receipt().values()));
    assertThat(words.texts()).isEqualTo(decision.receipt().values());
    try {
      boolean fires = Condition.compile(policy.when()).holds(words).orElse(false);
      assertThat(fires)
          .as("again: %s", decision)
          .isEqualTo(
              decision.status() != Status.RETRACTED && decision.status() != Status.NOT_JUDGED);
    } catch (InvalidExpressionException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Outlook> outlook(Map<String, String> values) {
    if (!values.containsKey("forecast.model")) {
      return Optional.empty();
    }
    return Optional.of(
        new Outlook(
            values.get("forecast.model"),
            LocalDate.parse(values.get("forecast.origin")),
            new BigDecimal(values.get("forecast.p10")),
            new BigDecimal(values.get("forecast.p50")),
            new BigDecimal(values.get("forecast.p90")),
            Optional.ofNullable(values.get("forecast.runs_out")),
            Optional.ofNullable(values.get("forecast.overspend")).map(BigDecimal::new),
            Boolean.parseBoolean(values.get("anomalous"))));
  }
}
