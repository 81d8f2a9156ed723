package io.bursar.core.history;

import io.bursar.core.decision.Decision;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.money.Amounts;
import io.bursar.core.oracle.Cell;
import io.bursar.core.oracle.Figure;
import io.bursar.core.oracle.Move;
import io.bursar.core.oracle.Oracle;
import io.bursar.core.oracle.Verdict;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where a ledger and the oracle differ, in words; empty when they agree. */
public final class Differences {

  private Differences() {}

  /**
   * Of every node and period: spent, budget and what is left of it.
   *
   * @param usage what the ledger says; empty where it says nothing, and then nothing may be spent
   *     or planned there
   */
  public static List<String> figures(Oracle oracle, Function<Cell, Optional<Usage>> usage) {
    return differences(oracle, usage, true);
  }

  /**
   * The same for a ledger that tells of budgets only where something is spent or moved: where it
   * says nothing, a budget may be.
   */
  public static List<String> saidFigures(Oracle oracle, Function<Cell, Optional<Usage>> usage) {
    return differences(oracle, usage, false);
  }

  /** Of every node and period: spent alone. */
  public static List<String> spent(Oracle oracle, Function<Cell, Optional<Usage>> usage) {
    List<String> differences = new ArrayList<>();
    oracle
        .figures()
        .forEach(
            (cell, expected) -> {
              BigDecimal found = usage.apply(cell).map(Usage::spent).orElse(BigDecimal.ZERO);
              if (found.compareTo(expected.spent()) != 0) {
                differences.add(
                    "%s: spent %s, but the oracle has %s".formatted(cell, found, expected.spent()));
              }
            });
    return differences;
  }

  private static List<String> differences(
      Oracle oracle, Function<Cell, Optional<Usage>> usage, boolean budgetsOfTheUnsaid) {
    List<String> differences = new ArrayList<>();
    oracle
        .figures()
        .forEach(
            (cell, expected) -> {
              Optional<Usage> said = usage.apply(cell);
              String found = said.map(Differences::text).orElse(text(Figure.NOTHING));
              boolean silent = said.isEmpty() && !budgetsOfTheUnsaid;
              String right =
                  text(silent ? new Figure(expected.spent(), Optional.empty()) : expected);
              if (!found.equals(right)) {
                differences.add("%s: %s, but the oracle has %s".formatted(cell, found, right));
              }
            });
    return differences;
  }

  private static String text(Usage usage) {
    return text(usage.spent(), usage.budget(), usage.available());
  }

  private static String text(Figure figure) {
    return text(figure.spent(), figure.budget(), figure.available());
  }

  private static String text(
      BigDecimal spent, Optional<BigDecimal> budget, Optional<BigDecimal> available) {
    return "spent %s, budget %s, available %s"
        .formatted(
            Amounts.text(spent),
            budget.map(Amounts::text).orElse("none"),
            available.map(Amounts::text).orElse("none"));
  }

  /** Whether two journals leave other figures, as the oracle has them. */
  public static boolean differ(Oracle one, Oracle other) {
    Map<Cell, Figure> figures = other.figures();
    return !saidFigures(
            one,
            cell ->
                Optional.ofNullable(figures.get(cell))
                    .map(it -> new Usage(cell.period(), it.budget(), it.spent(), BigDecimal.ZERO)))
        .isEmpty();
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
        decision.allotments().stream()
            .map(
                each ->
                    new Move(
                        each.node(), each.period(), each.amount(), each.before(), each.after()))
            .toList(),
        decision.time());
  }
}
