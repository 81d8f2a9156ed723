package io.bursar.routes.ledger;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.ledger.Outcome;
import io.bursar.routes.bus.Metric;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * The ledger's side of invariant B: the charges that came in, and each term that one ended in. What
 * else stands in the journal is no charge and has a count of its own.
 */
final class LedgerMeter {

  private final StageMeter charges;
  private final Counter declares;
  private final Counter rates;
  private final Counter forecasts;
  private final Counter ticks;

  LedgerMeter(MeterRegistry registry) {
    charges =
        new StageMeter(
            registry,
            StageName.of("ledger"),
            Term.APPLIED,
            Term.RESTATED,
            Term.DUPLICATE,
            Term.STALE,
            Term.CONFLICT,
            Term.REJECTED);
    String control = Metric.LEDGER_CONTROL.meter();
    declares = registry.counter(control, "kind", "declare");
    rates = registry.counter(control, "kind", "rate");
    forecasts = registry.counter(control, "kind", "forecast");
    ticks = registry.counter(control, "kind", "tick");
  }

  void arrived(Entry entry) {
    if (entry instanceof ChargeEntry) {
      charges.in(1);
    } else if (entry instanceof DeclareEntry) {
      declares.increment();
    } else if (entry instanceof RateEntry) {
      rates.increment();
    } else if (entry instanceof ForecastEntry) {
      forecasts.increment();
    } else {
      ticks.increment();
    }
  }

  /** It may have been a charge, so it counts as one. */
  void unreadableArrived() {
    charges.in(1);
  }

  void counted(Outcome outcome) {
    charges.out(term(outcome), 1);
  }

  /** From when the journal had an entry until its usage was sent. */
  void took(Duration time) {
    charges.took(time);
  }

  private static Term term(Outcome outcome) {
    return switch (outcome) {
      case APPLIED -> Term.APPLIED;
      case RESTATED -> Term.RESTATED;
      case DUPLICATE -> Term.DUPLICATE;
      case STALE -> Term.STALE;
      case CONFLICT -> Term.CONFLICT;
      case REJECTED -> Term.REJECTED;
    };
  }
}
