package io.bursar.core.policy;

import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.bursar.core.expression.Expression;
import io.bursar.core.expression.InvalidExpressionException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A policy's condition: CEL over {@code spent held budget available ratio threshold forecast.p10
 * forecast.p50 forecast.p90 forecast.overspend} (exact decimals), {@code forecast.runs_out} (a day
 * as text), {@code anomalous} (a truth) and {@code labels} (a map of strings). Numbers in it are
 * decimals as written: {@code ratio >= 0.8} holds at exactly 320 of 400. Thread-safe.
 */
public final class Condition {

  private static final Set<String> DECIMALS =
      Set.of(
          "spent",
          "held",
          "budget",
          "available",
          "ratio",
          "threshold",
          "forecast.p10",
          "forecast.p50",
          "forecast.p90",
          "forecast.overspend");
  private static final String LABELS = "labels";
  private static final String RUNS_OUT = "forecast.runs_out";
  private static final String ANOMALOUS = "anomalous";
  private static final String OF_FORECAST = "forecast.";
  private static final Set<String> NEED_A_BUDGET =
      Set.of("budget", "available", "ratio", "forecast.overspend", RUNS_OUT);
  // Compiling takes milliseconds, and policies by the hundred have the same few conditions.
  private static final int REMEMBERED = 1_000;
  private static final Map<String, Condition> COMPILED = new ConcurrentHashMap<>();
  private static final CelCompiler COMPILER;
  private static final CelRuntime RUNTIME;

  static {
    DecimalFunctions functions = new DecimalFunctions();
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(DecimalFunctions.standard())
            .setStandardMacros(CelStandardMacro.HAS, CelStandardMacro.ALL, CelStandardMacro.EXISTS)
            .addFunctionDeclarations(functions.declarations())
            .addVar(LABELS, MapType.create(SimpleType.STRING, SimpleType.STRING))
            .addVar(RUNS_OUT, SimpleType.STRING)
            .addVar(ANOMALOUS, SimpleType.BOOL)
            .setResultType(SimpleType.BOOL);
    DECIMALS.forEach(word -> builder.addVar(word, DecimalFunctions.DECIMAL));
    COMPILER = builder.build();
    RUNTIME =
        CelRuntimeFactory.legacyCelRuntimeBuilder()
            .addFunctionBindings(functions.bindings())
            .build();
  }

  private final String cel;
  private final Expression expression;
  private final Set<String> words;

  private Condition(String cel, Expression expression) throws InvalidExpressionException {
    this.cel = cel;
    this.expression = expression;
    this.words = Literals.checked(expression.tree());
  }

  /**
   * Parses and type-checks a condition.
   *
   * @throws InvalidExpressionException with every error and where it stands: syntax, an unknown
   *     word, a type that does not fit, a number with more digits than CEL can carry
   */
  public static Condition compile(String cel) throws InvalidExpressionException {
    Condition known = COMPILED.get(cel);
    if (known != null) {
      return known;
    }
    Set<String> all = new TreeSet<>(DECIMALS);
    all.addAll(Set.of(LABELS, RUNS_OUT, ANOMALOUS));
    Condition compiled = new Condition(cel, Expression.compile(COMPILER, RUNTIME, cel, all));
    if (COMPILED.size() < REMEMBERED) {
      COMPILED.put(cel, compiled);
    }
    return compiled;
  }

  /**
   * Whether it holds; empty when that can't be said: it asks for a budget where there is none, for
   * a label that the node does not have, or divides by zero.
   */
  public Optional<Boolean> holds(Words given) {
    return expression.holds(given.values());
  }

  /** Whether it can only be judged where there is a budget. */
  public boolean needsBudget() {
    return words.stream().anyMatch(NEED_A_BUDGET::contains);
  }

  /** Whether it can only be judged where there is a forecast. */
  public boolean needsForecast() {
    return words.stream().anyMatch(it -> it.startsWith(OF_FORECAST) || it.equals(ANOMALOUS));
  }

  /** Whether it asks for {@code threshold}. */
  public boolean needsThreshold() {
    return words.contains("threshold");
  }

  @Override
  public String toString() {
    return cel;
  }
}
