package io.bursar.core.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.expression.InvalidExpressionException.Issue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a condition's tree: which words it uses, and whether its numbers are what they look. */
final class Literals {

  private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?");

  private Literals() {}

  /**
   * The words that the condition uses.
   *
   * @throws InvalidExpressionException when a number has more digits than a double carries: it
   *     would be judged as another number than its author wrote
   */
  static Set<String> checked(CelAbstractSyntaxTree tree) throws InvalidExpressionException {
    Set<String> words = new TreeSet<>();
    List<Issue> issues = new ArrayList<>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .forEach(
            node -> {
              CelExpr expr = node.expr();
              if (expr.getKind() == ExprKind.Kind.IDENT) {
                words.add(expr.ident().name());
              } else if (isDouble(expr)) {
                check(tree, expr, issues);
              }
            });
    if (!issues.isEmpty()) {
      throw new InvalidExpressionException(issues);
    }
    return words;
  }

  private static boolean isDouble(CelExpr expr) {
    return expr.getKind() == ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
  }

  private static void check(CelAbstractSyntaxTree tree, CelExpr literal, List<Issue> issues) {
    Integer start = tree.getSource().getPositionsMap().get(literal.id());
    if (start == null) {
      return;
    }
    String source = tree.getSource().getContent().toString();
    Matcher number = NUMBER.matcher(source);
    if (!number.find(start)) {
      return;
    }
    BigDecimal written = new BigDecimal(number.group());
    BigDecimal read = BigDecimal.valueOf(Math.abs(literal.constant().doubleValue()));
    if (written.compareTo(read) != 0) {
      String before = source.substring(0, start);
      int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      issues.add(
          new Issue(
              line,
              start - before.lastIndexOf('\n'),
              "%s has more digits than can be judged exactly; write at most 15"
                  .formatted(number.group())));
    }
  }
}
