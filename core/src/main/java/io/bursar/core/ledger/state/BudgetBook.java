package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a node's budgets beyond the configuration: one document a node and month (for
 * the month and its days), one a node and quarter, one a node and year.
 *
 * @param lines in order of their periods' labels
 * @param offset journal offset of the last change
 */
public record BudgetBook(List<Line> lines, long offset) implements StateDocument {

  /** Of a node whose budgets are as configured. */
  public static final BudgetBook EMPTY = new BudgetBook(List.of(), -1);

  /**
   * One period.
   *
   * @param period label
   * @param plan the day budget that was fixed at the day's first tick, where the day is paced
   * @param legs allotments in journal order
   */
  public record Line(String period, Optional<BigDecimal> plan, List<Leg> legs) {

    /** Sum of the allotments. */
    public BigDecimal allotted() {
      BigDecimal sum = BigDecimal.ZERO;
      for (Leg leg : legs) {
        sum = sum.add(leg.amount());
      }
      return sum;
    }
  }

  /**
   * One signed change.
   *
   * @param decision id of the decision that made it
   * @param amount ledger currency; a cut is negative
   * @param at journal time
   */
  public record Leg(String decision, BigDecimal amount, Instant at) {}

  /** Whether anything happened to that period's budget. */
  public boolean speaksOf(String period) {
    for (Line line : lines) {
      if (line.period().equals(period)) {
        return true;
      }
    }
    return false;
  }

  /** The line of that period; an empty one where nothing happened. */
  public Line line(String period) {
    for (Line line : lines) {
      if (line.period().equals(period)) {
        return line;
      }
    }
    return new Line(period, Optional.empty(), List.of());
  }

  /** With the day's plan fixed. */
  public BudgetBook fixed(String period, BigDecimal plan, long at) {
    return with(new Line(period, Optional.of(plan), line(period).legs()), at);
  }

  /** With one more allotment. */
  public BudgetBook allotted(String period, Leg leg, long at) {
    Line line = line(period);
    List<Leg> legs = new ArrayList<>(line.legs());
    legs.add(leg);
    return with(new Line(period, line.plan(), List.copyOf(legs)), at);
  }

  private BudgetBook with(Line changed, long at) {
    List<Line> all = new ArrayList<>(lines.size() + 1);
    boolean placed = false;
    for (Line line : lines) {
      int order = line.period().compareTo(changed.period());
      if (order >= 0 && !placed) {
        all.add(changed);
        placed = true;
      }
      if (order != 0) {
        all.add(line);
      }
    }
    if (!placed) {
      all.add(changed);
    }
    return new BudgetBook(List.copyOf(all), at);
  }
}
