package io.bursar.core.history;

import io.bursar.core.decision.Decision;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.money.Amounts;
import io.bursar.core.oracle.Cell;
import io.bursar.core.oracle.Oracle;
import io.bursar.core.oracle.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Where a ledger and the oracle differ, in words; empty when they agree. */
public final class Differences {

  private Differences() {}

  /**
   * Of every node and period.
   *
   * @param spent what the ledger says; 0 where it says nothing
   */
  public static List<String> spent(Oracle oracle, Function<Cell, BigDecimal> spent) {
    List<String> differences = new ArrayList<>();
    oracle
        .spent()
        .forEach(
            (cell, expected) -> {
              BigDecimal found = spent.apply(cell);
              if (found.compareTo(expected) != 0) {
                differences.add(
                    "%s: %s, but the oracle has %s"
                        .formatted(cell, Amounts.text(found), Amounts.text(expected)));
              }
            });
    return differences;
  }

  /** Whether two journals leave other figures, as the oracle has them. */
  public static boolean differ(Oracle one, Oracle other) {
    Map<Cell, BigDecimal> spent = other.spent();
    return !spent(one, cell -> spent.getOrDefault(cell, BigDecimal.ZERO)).isEmpty();
  }

  /** Of how each charge entry ended. */
  public static List<String> outcomes(Oracle oracle, List<Outcome> outcomes) {
    List<String> found =
        outcomes.stream().map(outcome -> outcome.name().toLowerCase(Locale.ROOT)).toList();
    return found.equals(oracle.outcomes())
        ? List.of()
        : List.of("outcomes " + found + ", but the oracle has " + oracle.outcomes());
  }

  /** Of the decisions, in any order: each stands with its own journal time. */
  public static List<String> decisions(Oracle oracle, List<Decision> decisions) {
    List<Verdict> found = new ArrayList<>(decisions.stream().map(Differences::verdict).toList());
    List<String> differences = new ArrayList<>();
    for (Verdict expected : oracle.verdicts()) {
      if (!found.remove(expected)) {
        differences.add("not decided: " + expected);
      }
    }
    found.forEach(left -> differences.add("decided, but not by the oracle: " + left));
    return differences;
  }

  private static Verdict verdict(Decision decision) {
    return new Verdict(
        decision.tenant(),
        decision.policy(),
        decision.node(),
        decision.period(),
        decision.threshold().map(Amounts::text).orElse(""),
        decision.arming(),
        decision.status().name().toLowerCase(Locale.ROOT),
        decision.time());
  }
}
