package io.bursar.core.policy;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
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
import java.util.Set;

/**
 * CEL's operators for exact decimals: between two of them, between one and a number as written in
 * the condition, and arithmetic between two such numbers, which CEL would else do in binary floats:
 * {@code 0.1 + 0.2} is 0.3 here. Equality is left out: amounts are compared with {@code >=} and
 * {@code <=}.
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

  /** CEL's own declarations without its arithmetic of numbers. */
  static CelStandardDeclarations standard() {
    Set<Arithmetic> kept =
        Set.of(
            Arithmetic.ADD_STRING,
            Arithmetic.ADD_LIST,
            Arithmetic.NEGATE_DOUBLE,
            Arithmetic.NEGATE_INT64);
    return CelStandardDeclarations.newBuilder()
        .filterFunctions(
            (function, overload) ->
                !(overload instanceof Arithmetic arithmetic) || kept.contains(arithmetic))
        .build();
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
    numbers(operator, SimpleType.DOUBLE, Double.class, SimpleType.DOUBLE, Double.class, rule);
    numbers(operator, SimpleType.DOUBLE, Double.class, SimpleType.INT, Long.class, rule);
    numbers(operator, SimpleType.INT, Long.class, SimpleType.DOUBLE, Double.class, rule);
    numbers(operator, SimpleType.INT, Long.class, SimpleType.INT, Long.class, rule);
  }

  private <A extends Number, B extends Number> void numbers(
      Operator operator,
      CelType left,
      Class<A> leftClass,
      CelType right,
      Class<B> rightClass,
      CelFunctionOverload.Binary<Quantity, Quantity> rule) {
    String id = "%s_decimal_%s_%s".formatted(left.name(), lower(operator), right.name());
    declare(operator, overload(id, DECIMAL, left, right));
    bindings.add(
        CelFunctionBinding.from(
            id,
            leftClass,
            rightClass,
            (a, b) -> rule.apply(Quantity.literal(a), Quantity.literal(b))));
  }

  private void operator(
      Operator operator, CelType result, CelFunctionOverload.Binary<Quantity, Quantity> rule) {
    String id = "decimal_" + lower(operator);
    declare(operator, overload(id, result, DECIMAL, DECIMAL));
    bindings.add(CelFunctionBinding.from(id, Quantity.class, Quantity.class, rule));
    withNumber(operator, result, SimpleType.DOUBLE, Double.class, rule);
    withNumber(operator, result, SimpleType.INT, Long.class, rule);
  }

  private <N extends Number> void withNumber(
      Operator operator,
      CelType result,
      CelType number,
      Class<N> numberClass,
      CelFunctionOverload.Binary<Quantity, Quantity> rule) {
    String id = "decimal_" + lower(operator);
    String behind = id + "_" + number.name();
    String before = number.name() + "_" + id;
    declare(operator, overload(behind, result, DECIMAL, number));
    declare(operator, overload(before, result, number, DECIMAL));
    bindings.add(
        CelFunctionBinding.from(
            behind, Quantity.class, numberClass, (a, b) -> rule.apply(a, Quantity.literal(b))));
    bindings.add(
        CelFunctionBinding.from(
            before, numberClass, Quantity.class, (a, b) -> rule.apply(Quantity.literal(a), b)));
  }

  private void declare(Operator operator, CelOverloadDecl overload) {
    declarations.add(CelFunctionDecl.newFunctionDeclaration(operator.getFunction(), overload));
  }

  private static String lower(Operator operator) {
    return operator.name().toLowerCase(Locale.ROOT);
  }

  private void negation() {
    declare(Operator.NEGATE, overload("decimal_negate", DECIMAL, DECIMAL));
    bindings.add(CelFunctionBinding.from("decimal_negate", Quantity.class, Quantity::negated));
  }

  private static CelOverloadDecl overload(String id, CelType result, CelType... arguments) {
    return CelOverloadDecl.newGlobalOverload(id, result, arguments);
  }
}
