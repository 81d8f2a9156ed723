package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.decision.Decision;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a ledger is right.
 *
 * @param wanted what must have been spent, by node and period, as the sender knows it
 * @param decided what the hub has decided, in order
 */
record Verdict(Map<String, BigDecimal> wanted, List<Decision> decided) {

  /** Every node and period, and every decision: none lost, none twice, none another. */
  void requireOf(JournalReplay replay) {
    Differences.requireNone("the journal", replay.spent("acme", wanted.keySet()), wanted);
    assertThat(decided).doesNotHaveDuplicates();
    assertThat(decided.stream().map(Decision::hash).toList())
        .isEqualTo(replay.decisions().stream().map(Decision::hash).toList());
  }

  /** By the sums alone, without the ledger's code: who is over a threshold was told so once. */
  void requireStanding(Map<String, BigDecimal> budgets, List<BigDecimal> thresholds, String month) {
    Map<String, Decision.Status> standing = new HashMap<>();
    decided.stream()
        .filter(decision -> decision.period().equals(month))
        .filter(decision -> decision.threshold().isPresent())
        .forEach(
            decision ->
                standing.put(
                    decision.path() + " " + decision.threshold().orElseThrow().stripTrailingZeros(),
                    decision.status()));
    budgets.forEach(
        (node, budget) -> {
          BigDecimal spent = wanted.getOrDefault(node + " " + month, BigDecimal.ZERO);
          for (BigDecimal threshold : thresholds) {
            boolean over = spent.compareTo(budget.multiply(threshold)) >= 0;
            boolean told =
                standing.get(node + " " + threshold.stripTrailingZeros())
                    == Decision.Status.APPLIED;
            assertThat(told).as("%s over %s: %s", node, threshold, spent).isEqualTo(over);
          }
        });
  }
}
