package io.bursar.core.attribution;

import io.bursar.core.collected.Collected;
import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.NodeNames;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.expression.Expression;
import io.bursar.core.expression.InvalidExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sends charges to nodes: to the node that the source names, or else to that of the first rule that
 * holds, or else to {@code TENANT/unallocated}. A rule may share a charge between nodes. A rule
 * that can't be said to hold, because it reads a tag or column that the charge does not have, does
 * not; who wants to know asks {@code has(...)}.
 *
 * <p>What the rules said is remembered by the values they read (and no others), so charges that
 * look alike to the rules cost a look-up. Thread-safe.
 */
public final class Attribution {

  // Enough for the combinations that real feeds have; above it memory is worth more than time.
  private static final int REMEMBERED = 65_536;

  private record Rule(Expression when, Attributed to) {}

  private final List<Rule> rules;
  private final WordsRead read;
  private final Function<String, Optional<String>> nodes;
  private final Map<ValuesRead, Optional<Attributed>> remembered = new ConcurrentHashMap<>();

  private Attribution(List<Rule> rules, WordsRead read, Function<String, Optional<String>> nodes) {
    this.rules = rules;
    this.read = read;
    this.nodes = nodes;
  }

  /**
   * Compiles rules alone: a node that a source names is taken for an id.
   *
   * @throws InvalidExpressionException when a rule is wrong, with every error of the first such one
   */
  public static Attribution compile(List<AttributionRule> rules) throws InvalidExpressionException {
    return compile(rules, Optional::of);
  }

  /**
   * Compiles a tenant's rules: a node that a source names is found by its id or path, and one that
   * is not configured is left to the rules.
   *
   * @throws InvalidExpressionException when a rule is wrong, with every error of the first such one
   */
  public static Attribution compile(TenantConfiguration configuration)
      throws InvalidExpressionException {
    return compile(configuration.rules(), NodeNames.of(configuration)::find);
  }

  private static Attribution compile(
      List<AttributionRule> rules, Function<String, Optional<String>> nodes)
      throws InvalidExpressionException {
    List<Rule> compiled = new ArrayList<>(rules.size());
    WordsRead read = new WordsRead();
    for (AttributionRule rule : rules) {
      Expression when = ChargeExpression.compile(rule.when());
      read.add(when);
      compiled.add(new Rule(when, new Attributed(rule.node(), rule.shares())));
    }
    return new Attribution(List.copyOf(compiled), read, nodes);
  }

  /** The node, or the nodes, that a charge or metric belongs to. */
  public Attributed of(Collected collected) {
    Optional<String> named = collected.node().flatMap(nodes);
    if (named.isPresent()) {
      return Attributed.to(named.get());
    }
    return byRules(collected).orElseGet(() -> Attributed.to(collected.tenant() + "/unallocated"));
  }

  private Optional<Attributed> byRules(Collected collected) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    ValuesRead values = read.of(collected);
    Optional<Attributed> known = remembered.get(values);
    if (known != null) {
      return known;
    }
    if (remembered.size() >= REMEMBERED) {
      remembered.clear();
    }
    Optional<Attributed> found = judge(collected);
    remembered.put(values, found);
    return found;
  }

  private Optional<Attributed> judge(Collected collected) {
    Map<String, Object> values = ChargeExpression.values(collected);
    for (Rule rule : rules) {
      if (rule.when().holds(values).orElse(false)) {
        return Optional.of(rule.to());
      }
    }
    return Optional.empty();
  }
}
