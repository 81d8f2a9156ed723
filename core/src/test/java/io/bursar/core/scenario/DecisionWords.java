package io.bursar.core.scenario;

import io.bursar.core.decision.Decision;
import io.bursar.core.decision.DecisionChain;
import io.bursar.core.money.Amounts;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A decision as a scenario writes it. */
final class DecisionWords {

  private DecisionWords() {}

  static Map<String, String> of(Decision decision) {
    Map<String, String> words = new TreeMap<>();
    words.put("policy", decision.policy());
    words.put("node", decision.node());
    words.put("path", decision.path());
    words.put("period", decision.period());
    decision.threshold().ifPresent(value -> words.put("threshold", Amounts.text(value)));
    words.put("arming", Integer.toString(decision.arming()));
    words.put("number", Long.toString(decision.number()));
    words.put("status", decision.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    words.put(
        "alerts",
        decision.alerts().stream()
            .map(told -> told.severity().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ")));
    words.put(
        "allotments",
        decision.allotments().stream()
            .map(
                each ->
                    "%s on %s %s: %s, then %s"
                        .formatted(
                            Amounts.text(each.amount()),
                            each.node(),
                            each.period(),
                            Amounts.text(each.before()),
                            Amounts.text(each.after())))
            .collect(Collectors.joining("; ")));
    decision.reason().ifPresent(reason -> words.put("reason", reason));
    words.put("spent", Amounts.text(decision.receipt().usage().spent()));
    words.put("policy-version", Integer.toString(decision.receipt().policyVersion()));
    words.put("ratio", decision.receipt().values().getOrDefault("ratio", "none"));
    words.put("forecast", decision.receipt().values().getOrDefault("forecast.p50", "none"));
    words.put("runs-out", decision.receipt().values().getOrDefault("forecast.runs_out", "none"));
    words.put("overspend", decision.receipt().values().getOrDefault("forecast.overspend", "none"));
    words.put("fallback", decision.receipt().values().getOrDefault("forecast.fallback", "none"));
    words.put("intact", Boolean.toString(DecisionChain.intact(decision)));
    return words;
  }
}
