package io.bursar.core.configuration;

import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A rule: where it applies, a condition, what follows.
 *
 * @param name unique within the tenant; part of each decision's identity
 * @param nodes which nodes: a path, or a pattern with {@code *} (one segment) and {@code **} (any)
 * @param period the kind of period it judges
 * @param when CEL over the words of docs/reference/policies.md; {@code threshold} is bound when
 *     there are thresholds
 * @param rearm CEL that arms it again after it fired; by default: {@code when} no longer holds
 * @param thresholds one judgement each, in order; empty means one judgement without a threshold
 * @param then what follows, in order
 * @param text the policy as its owner wrote it; a new text is a new version, not a new policy
 * @param place file and line, for messages
 */
public record Policy(
    String name,
    String nodes,
    PeriodKind period,
    String when,
    Optional<String> rearm,
    List<BigDecimal> thresholds,
    List<Outcome> then,
    String text,
    String place) {

  /** What a policy does when it fires. */
  public sealed interface Outcome {}

  /**
   * Tell people.
   *
   * @param severity how loud
   * @param to names of notify targets; empty means all
   */
  public record Alert(Severity severity, List<String> to) implements Outcome {}

  /**
   * Move a limit.
   *
   * @param direction cut or raise
   * @param period kind of period whose budget moves
   * @param on which one, seen from the tick
   * @param size how much
   */
  public record Allot(Direction direction, PeriodKind period, On on, Size size)
      implements Outcome {}

  /** How loud an alert is. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }

  /** Which way a limit moves. */
  public enum Direction {
    CUT,
    RAISE
  }

  /** Which period of the kind, seen from the period of the tick. */
  public enum On {
    CURRENT,
    NEXT
  }

  /** How much a limit moves. */
  public sealed interface Size {
    /** An amount in ledger currency, above zero. */
    record Amount(BigDecimal amount) implements Size {}

    /**
     * A share of the budget, above 0 and at most 1.
     *
     * @param base the plan, or the plan with the allotments made so far
     */
    record Share(BigDecimal share, Base base) implements Size {}
  }

  /** What a share is a share of. */
  public enum Base {
    PLAN,
    CURRENT
  }
}
