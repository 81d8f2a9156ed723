package io.bursar.core.attribution;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.bursar.core.collected.Collected;
import io.bursar.core.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of a charge's values a set of rules can read: all that their answer depends on. A map that
 * is read by fixed keys is read by those; one that is read in another way is read as a whole.
 */
final class WordsRead {

  private final Set<String> strings = new TreeSet<>();
  private final Map<String, Set<String>> keys =
      Map.of("tags", new TreeSet<>(), "focus", new TreeSet<>());
  private final Set<String> wholeMaps = new TreeSet<>();

  void add(Expression expression) {
    CelNavigableAst.fromAst(expression.tree()).getRoot().allNodes().forEach(this::add);
  }

  /** What the rules read of one charge. */
  ValuesRead of(Collected collected) {
    Object[] values = new Object[size()];
    int at = 0;
    for (String word : strings) {
      values[at++] = ChargeExpression.string(word, collected);
    }
    for (String map : ChargeExpression.MAPS) {
      Map<String, String> entries = ChargeExpression.map(map, collected);
      if (wholeMaps.contains(map)) {
        values[at++] = Map.copyOf(entries);
      } else {
        for (String key : keys.get(map)) {
          values[at++] = entries.get(key);
        }
      }
    }
    return new ValuesRead(values);
  }

  private int size() {
    int size = strings.size();
    for (String map : ChargeExpression.MAPS) {
      size += wholeMaps.contains(map) ? 1 : keys.get(map).size();
    }
    return size;
  }

  private void add(CelNavigableExpr node) {
    if (node.getKind() != ExprKind.Kind.IDENT) {
      return;
    }
    String name = node.expr().ident().name();
    if (ChargeExpression.STRINGS.contains(name)) {
      strings.add(name);
    } else if (ChargeExpression.MAPS.contains(name)) {
      fixedKey(node).ifPresentOrElse(keys.get(name)::add, () -> wholeMaps.add(name));
    }
  }

  private static Optional<String> fixedKey(CelNavigableExpr map) {
    CelExpr parent = map.parent().map(CelNavigableExpr::expr).orElse(map.expr());
    if (parent.getKind() == ExprKind.Kind.SELECT) {
      return Optional.of(parent.select().field());
    }
    if (parent.getKind() != ExprKind.Kind.CALL || parent.call().args().size() != 2) {
      return Optional.empty();
    }
    String function = parent.call().function();
    List<CelExpr> arguments = parent.call().args();
    if (function.equals(Operator.INDEX.getFunction())) {
      return text(arguments.get(1));
    }
    return function.equals(Operator.IN.getFunction()) ? text(arguments.get(0)) : Optional.empty();
  }

  private static Optional<String> text(CelExpr expr) {
    return expr.getKind() == ExprKind.Kind.CONSTANT
            && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expr.constant().stringValue())
        : Optional.empty();
  }
}
