package io.bursar.core.policy;

import io.bursar.core.money.Amounts;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a condition is judged on.
 *
 * @param usage of the judged node and period
 * @param threshold the threshold of this judgement, where the policy has thresholds
 * @param labels the node's labels
 */
public record Words(Usage usage, Optional<BigDecimal> threshold, Map<String, String> labels) {

  /** The same, had the budget been another one. */
  public Words withBudget(Optional<BigDecimal> budget) {
    return new Words(
        new Usage(usage.period(), budget, usage.spent(), usage.held()), threshold, labels);
  }

  /** Each word with its value as text, for a receipt; a word without a value is absent. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("spent", Amounts.text(usage.spent()));
    texts.put("held", Amounts.text(usage.held()));
    usage.budget().ifPresent(budget -> texts.put("budget", Amounts.text(budget)));
    usage.available().ifPresent(available -> texts.put("available", Amounts.text(available)));
    ratio().ifPresent(ratio -> texts.put("ratio", ratio.text()));
    threshold.ifPresent(value -> texts.put("threshold", Amounts.text(value)));
    labels.forEach((label, value) -> texts.put("labels." + label, value));
    return texts;
  }

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>(16);
    values.put("spent", Quantity.of(usage.spent()));
    values.put("held", Quantity.of(usage.held()));
    usage.budget().ifPresent(budget -> values.put("budget", Quantity.of(budget)));
    usage.available().ifPresent(available -> values.put("available", Quantity.of(available)));
    ratio().ifPresent(ratio -> values.put("ratio", ratio));
    threshold.ifPresent(value -> values.put("threshold", Quantity.of(value)));
    values.put("labels", labels);
    return values;
  }

  private Optional<Quantity> ratio() {
    return usage.budget().map(budget -> Quantity.ratio(usage.spent().add(usage.held()), budget));
  }
}
