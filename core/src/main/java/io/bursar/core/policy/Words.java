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
 * @param outlook how the period will end, where the condition asks for it and it is known
 */
public record Words(
    Usage usage,
    Optional<BigDecimal> threshold,
    Map<String, String> labels,
    Optional<Outlook> outlook) {

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
    outlook.ifPresent(
        it -> {
          texts.put("forecast.p10", Amounts.text(it.p10()));
          texts.put("forecast.p50", Amounts.text(it.p50()));
          texts.put("forecast.p90", Amounts.text(it.p90()));
          it.runsOut().ifPresent(day -> texts.put("forecast.runs_out", day));
          it.overspend().ifPresent(share -> texts.put("forecast.overspend", Amounts.text(share)));
          texts.put("anomalous", Boolean.toString(it.anomalous()));
          // No words of conditions, but whose forecast it was must be known.
          texts.put("forecast.model", it.model());
          texts.put("forecast.origin", it.origin().toString());
          it.fallback().ifPresent(why -> texts.put("forecast.fallback", why));
        });
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
    outlook.ifPresent(
        it -> {
          values.put("forecast.p10", Quantity.of(it.p10()));
          values.put("forecast.p50", Quantity.of(it.p50()));
          values.put("forecast.p90", Quantity.of(it.p90()));
          it.runsOut().ifPresent(day -> values.put("forecast.runs_out", day));
          it.overspend().ifPresent(share -> values.put("forecast.overspend", Quantity.of(share)));
          values.put("anomalous", it.anomalous());
        });
    return values;
  }

  private Optional<Quantity> ratio() {
    return usage.budget().map(budget -> Quantity.ratio(usage.spent().add(usage.held()), budget));
  }
}
