package io.bursar.core.expression;

import java.util.List;
import java.util.stream.Collectors;

/** A CEL expression that can't be used: all that is wrong with it, and where. */
public final class InvalidExpressionException extends Exception {

  /**
   * One thing that is wrong.
   *
   * @param line line within the expression, from 1
   * @param column column within that line, from 1
   * @param what what is wrong, with the value
   */
  public record Issue(int line, int column, String what) {
    @Override
    public String toString() {
      return "line " + line + ", column " + column + ": " + what;
    }
  }

  private final transient List<Issue> issues;

  public InvalidExpressionException(List<Issue> issues) {
    super(issues.stream().map(Issue::toString).collect(Collectors.joining("; ")));
    this.issues = List.copyOf(issues);
  }

  /** At least one, in the order in which they stand in the expression. */
  public List<Issue> issues() {
    return issues;
  }

  /** Line of the first issue. */
  public int line() {
    return issues.get(0).line();
  }

  /** Column of the first issue. */
  public int column() {
    return issues.get(0).column();
  }
}
