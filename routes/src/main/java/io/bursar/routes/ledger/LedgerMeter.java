package io.bursar.routes.ledger;

import io.bursar.core.ledger.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The ledger's side of invariant B: what came in, and each term that it ended in. */
final class LedgerMeter {

  private final Counter in;
  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

  LedgerMeter(MeterRegistry registry) {
    in = registry.counter("bursar.stage.in", "stage", "ledger");
    for (Outcome outcome : Outcome.values()) {
      String term = outcome.name().toLowerCase(Locale.ROOT);
      outcomes.put(outcome, registry.counter("bursar.stage.out", "stage", "ledger", "term", term));
    }
  }

  void arrived() {
    in.increment();
  }

  void counted(Outcome outcome) {
    outcomes.get(outcome).increment();
  }
}
