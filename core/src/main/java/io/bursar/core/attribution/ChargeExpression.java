package io.bursar.core.attribution;

import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.bursar.core.collected.Collected;
import io.bursar.core.expression.Expression;
import io.bursar.core.expression.InvalidExpressionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** CEL over what the source of a charge or metric said. */
final class ChargeExpression {

  static final List<String> STRINGS = List.of("service", "account", "provider", "source", "metric");
  static final List<String> MAPS = List.of("tags", "focus");

  private static final CelCompiler COMPILER;
  private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder().build();

  static {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    STRINGS.forEach(word -> builder.addVar(word, SimpleType.STRING));
    MAPS.forEach(
        word -> builder.addVar(word, MapType.create(SimpleType.STRING, SimpleType.STRING)));
    COMPILER = builder.build();
  }

  private ChargeExpression() {}

  static Expression compile(String cel) throws InvalidExpressionException {
    Set<String> words = new TreeSet<>(STRINGS);
    words.addAll(MAPS);
    return Expression.compile(COMPILER, RUNTIME, cel, words);
  }

  static Map<String, Object> values(Collected collected) {
    Map<String, Object> values = new HashMap<>(16);
    for (String word : STRINGS) {
      values.put(word, string(word, collected));
    }
    for (String word : MAPS) {
      values.put(word, map(word, collected));
    }
    return values;
  }

  /**
   * A word's value; {@code ""} where the source said nothing. The FOCUS columns behind them are
   * those of 1.4, and where only an older or wider one is there, that one.
   */
  static String string(String word, Collected collected) {
    Map<String, String> focus = collected.focus();
    return switch (word) {
      case "service" -> focus.getOrDefault("ServiceName", "");
      case "account" -> first(focus, "SubAccountId", "BillingAccountId");
      case "provider" -> first(focus, "ServiceProviderName", "ProviderName");
      case "source" -> collected.source();
      case "metric" -> collected instanceof Collected.Metric metric ? metric.metric() : "";
      default -> throw new IllegalArgumentException("no word '" + word + "'");
    };
  }

  static Map<String, String> map(String word, Collected collected) {
    return word.equals("tags") ? collected.tags() : collected.focus();
  }

  private static String first(Map<String, String> focus, String column, String otherwise) {
    String value = focus.get(column);
    return value != null ? value : focus.getOrDefault(otherwise, "");
  }
}
