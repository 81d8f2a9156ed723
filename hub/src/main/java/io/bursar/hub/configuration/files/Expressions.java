package io.bursar.hub.configuration.files;

import java.util.List;

/** Looks at CEL before it is journaled. */
public interface Expressions {

  /**
   * One thing wrong in an expression.
   *
   * @param column from 1, in the expression; 0 when unknown
   */
  record Problem(String message, int column) {}

  /**
   * What a policy's condition is.
   *
   * @param problems empty when it can be used
   * @param needsBudget whether it can only be judged where there is a budget
   * @param needsThreshold whether it asks for {@code threshold}
   */
  record Condition(List<Problem> problems, boolean needsBudget, boolean needsThreshold) {}

  /** A policy's condition. */
  Condition condition(String cel);

  /** The condition of an attribution rule. */
  List<Problem> rule(String cel);
}
