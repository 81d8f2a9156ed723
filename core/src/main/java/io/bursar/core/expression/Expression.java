package io.bursar.core.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.bursar.core.expression.InvalidExpressionException.Issue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A CEL expression that was type-checked and says true or false. Thread-safe. */
public final class Expression {

  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;

  private Expression(CelAbstractSyntaxTree tree, CelRuntime.Program program) {
    this.tree = tree;
    this.program = program;
  }

  /**
   * Parses and type-checks.
   *
   * @param compiler knows the words; its result type must be bool
   * @param words what is listed for who used a word that does not exist
   */
  public static Expression compile(
      CelCompiler compiler, CelRuntime runtime, String cel, Set<String> words)
      throws InvalidExpressionException {
    try {
      CelAbstractSyntaxTree tree = compiler.compile(cel).getAst();
      return new Expression(tree, runtime.createProgram(tree));
    } catch (CelValidationException e) {
      throw new InvalidExpressionException(issues(e, words));
    } catch (CelEvaluationException e) {
      throw new InvalidExpressionException(List.of(new Issue(1, 1, e.getMessage())));
    }
  }

  /** The checked tree. */
  public CelAbstractSyntaxTree tree() {
    return tree;
  }

  /**
   * Whether it holds; empty when it can't be said, because a word has no value or a key is missing.
   */
  public Optional<Boolean> holds(Map<String, ?> values) {
    try {
      return program.eval(values) instanceof Boolean holds ? Optional.of(holds) : Optional.empty();
    } catch (CelEvaluationException e) {
      return Optional.empty();
    }
  }

  private static List<Issue> issues(CelValidationException e, Set<String> words) {
    return e.getErrors().stream()
        .map(error -> issue(error, words))
        .sorted(Comparator.comparingInt(Issue::line).thenComparingInt(Issue::column))
        .toList();
  }

  private static Issue issue(CelIssue error, Set<String> words) {
    String what = error.getMessage().replace(" (in container '')", "");
    if (what.startsWith("undeclared reference")) {
      what += "; the words are " + words.stream().sorted().collect(Collectors.joining(", "));
    }
    return new Issue(
        Math.max(1, error.getSourceLocation().getLine()),
        Math.max(0, error.getSourceLocation().getColumn()) + 1,
        what);
  }
}
