package io.bursar.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.DecisionChain;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.policy.Condition;
import io.bursar.core.policy.Outlook;
import io.bursar.core.policy.Words;
import io.bursar.core.usage.Usage;
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
    Map<String, Decision> made = new HashMap<>();
    Set<String> retracted = new HashSet<>();
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
      TenantConfiguration configuration = revisions.get(decision.receipt().revision());
      Policy policy = policy(decision, configuration);
      assertThat(decision.receipt().policyText()).isEqualTo(policy.text());
      switch (decision.status()) {
        case APPLIED, FROZEN, REFUSED -> {
          assertThat(made.put(decision.id(), decision)).as("made once: %s", decision).isNull();
          assertThat(fires(policy, words(decision))).as("again: %s", decision).isTrue();
          DecidedAgain.check(decision, policy, configuration);
        }
        case RETRACTED -> {
          assertThat(retracted.add(decision.id())).as("retracted once: %s", decision).isTrue();
          assertThat(made).containsKey(decision.id());
          takenBack(decision, policy, made.get(decision.id()));
        }
        case NOT_JUDGED -> {
          assertThat(fires(policy, words(decision))).as("again: %s", decision).isFalse();
          assertThat(decision.alerts()).isEmpty();
          assertThat(decision.allotments()).isEmpty();
        }
      }
    }
  }

  private static Policy policy(Decision decision, TenantConfiguration configuration) {
    return configuration.policies().stream()
        .filter(each -> each.name().equals(decision.policy()))
        .findFirst()
        .orElseThrow();
  }

  /** It is the usage that fell: under the budget that the decision saw it did, too. */
  private static void takenBack(Decision decision, Policy policy, Decision first) {
    Words words = words(decision);
    Usage usage = words.usage();
    Usage under =
        new Usage(usage.period(), first.receipt().usage().budget(), usage.spent(), usage.held());
    assertThat(fires(policy, words)).as("again: %s", decision).isFalse();
    assertThat(rearms(policy, words)).as("again: %s", decision).isTrue();
    assertThat(rearms(policy, new Words(under, words.threshold(), words.labels(), words.outlook())))
        .as("under the budget that was seen: %s", decision)
        .isTrue();
    assertThat(decision.alerts()).isEqualTo(first.alerts());
    assertThat(decision.allotments()).isEmpty();
    assertThat(decision.receipt().limits()).isEmpty();
  }

  /** What the condition was judged on, all of it out of the receipt. */
  private static Words words(Decision decision) {
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
    return words;
  }

  private static boolean fires(Policy policy, Words words) {
    return holds(policy.when(), words).orElse(false);
  }

  private static boolean rearms(Policy policy, Words words) {
    return policy.rearm().isPresent()
        ? holds(policy.rearm().get(), words).orElse(false)
        : holds(policy.when(), words).map(holds -> !holds).orElse(false);
  }

  private static Optional<Boolean> holds(String condition, Words words) {
    try {
      return Condition.compile(condition).holds(words);
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
            Boolean.parseBoolean(values.get("anomalous")),
            Optional.ofNullable(values.get("forecast.fallback"))));
  }
}
