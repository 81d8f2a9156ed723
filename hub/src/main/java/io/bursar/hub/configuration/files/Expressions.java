package io.bursar.hub.configuration.files;

import java.util.List;

/** Looks at CEL before it is journaled. */
public interface Expressions {

  /**
   * One thing wrong in an expression.
   *
   * @param line from 1, in the expression
   * @param column from 1, in that line
   */
  record Problem(String message, int line, int column) {}

  /**
   * What a policy's condition is.
   *
   * @param problems empty when it can be used
   * @param needsBudget whether it can only be judged where there is a budget
   * @param needsThreshold whether it asks for {@code threshold}
   */
  record Verdict(List<Problem> problems, boolean needsBudget, boolean needsThreshold) {}

  /** A policy's condition. */
  Verdict condition(String cel);

  /** The condition of an attribution rule. */
  List<Problem> rule(String cel);
}
