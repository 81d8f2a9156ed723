package io.bursar.core.policy;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.Operator;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * CEL's operators for exact decimals: between two of them, and between one and a number as written
 * in the condition. Equality is left out: amounts are compared with {@code >=} and {@code <=}.
 */
final class DecimalFunctions {

  static final CelType DECIMAL = OpaqueType.create("decimal");

  private final List<CelFunctionDecl> declarations = new ArrayList<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  DecimalFunctions() {
    comparison(Operator.LESS, (a, b) -> a.compareTo(b) < 0);
    comparison(Operator.LESS_EQUALS, (a, b) -> a.compareTo(b) <= 0);
    comparison(Operator.GREATER, (a, b) -> a.compareTo(b) > 0);
    comparison(Operator.GREATER_EQUALS, (a, b) -> a.compareTo(b) >= 0);
    arithmetic(Operator.ADD, Quantity::plus);
    arithmetic(Operator.SUBTRACT, Quantity::minus);
    arithmetic(Operator.MULTIPLY, Quantity::times);
    arithmetic(Operator.DIVIDE, Quantity::over);
    negation();
  }

  List<CelFunctionDecl> declarations() {
    return declarations;
  }

  List<CelFunctionBinding> bindings() {
    return bindings;
  }

  private void comparison(Operator operator, CelFunctionOverload.Binary<Quantity, Quantity> rule) {
    operator(operator, SimpleType.BOOL, rule);
  }

  private void arithmetic(Operator operator, CelFunctionOverload.Binary<Quantity, Quantity> rule) {
    operator(operator, DECIMAL, rule);
  }

  private void operator(
      Operator operator, CelType result, CelFunctionOverload.Binary<Quantity, Quantity> rule) {
    String id = "decimal_" + operator.name().toLowerCase(Locale.ROOT);
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            operator.getFunction(),
            overload(id, result, DECIMAL, DECIMAL),
            overload(id + "_double", result, DECIMAL, SimpleType.DOUBLE),
            overload(id + "_int", result, DECIMAL, SimpleType.INT),
            overload("double_" + id, result, SimpleType.DOUBLE, DECIMAL),
            overload("int_" + id, result, SimpleType.INT, DECIMAL)));
    bindings.add(CelFunctionBinding.from(id, Quantity.class, Quantity.class, rule));
    bindings.add(
        CelFunctionBinding.from(
            id + "_double",
            Quantity.class,
            Double.class,
            (a, b) -> rule.apply(a, Quantity.of(b.doubleValue()))));
    bindings.add(
        CelFunctionBinding.from(
            id + "_int",
            Quantity.class,
            Long.class,
            (a, b) -> rule.apply(a, Quantity.of(b.longValue()))));
    bindings.add(
        CelFunctionBinding.from(
            "double_" + id,
            Double.class,
            Quantity.class,
            (a, b) -> rule.apply(Quantity.of(a.doubleValue()), b)));
    bindings.add(
        CelFunctionBinding.from(
            "int_" + id,
            Long.class,
            Quantity.class,
            (a, b) -> rule.apply(Quantity.of(a.longValue()), b)));
  }

  private void negation() {
    declarations.add(
        CelFunctionDecl.newFunctionDeclaration(
            Operator.NEGATE.getFunction(), overload("decimal_negate", DECIMAL, DECIMAL)));
    bindings.add(CelFunctionBinding.from("decimal_negate", Quantity.class, Quantity::negated));
  }

  private static CelOverloadDecl overload(String id, CelType result, CelType... arguments) {
    return CelOverloadDecl.newGlobalOverload(id, result, arguments);
  }
}
