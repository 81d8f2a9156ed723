package io.bursar.routes.ledger;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.ledger.Outcome;
import io.bursar.routes.bus.Metric;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;

/**
 * The ledger's side of invariant B: the charges that came in, and each term that one ended in. What
 * else stands in the journal is no charge and has a count of its own.
 */
final class LedgerMeter {

  private final StageMeter charges;
  private final Counter declares;
  private final Counter rates;
  private final Counter forecasts;
  private final Counter snapshots;
  private final Counter closes;
  private final Counter ticks;
  private final Counter reversed;

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
    snapshots = registry.counter(control, "kind", "snapshot");
    closes = registry.counter(control, "kind", "close");
    reversed = registry.counter(Metric.LEDGER_REVERSED.meter(), "reason", "snapshot");
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
    } else if (entry instanceof SnapshotEntry || entry instanceof SnapshotRowEntry) {
      snapshots.increment();
    } else if (entry instanceof CloseEntry) {
      closes.increment();
    } else {
      ticks.increment();
    }
  }

  /** It may have been a charge, so it counts as one. */
  void unreadableArrived() {
    charges.in(1);
  }

  /** An entry ended so, or a charge was taken back, which is no entry's end. */
  void counted(Outcome outcome) {
    Optional<Term> term = term(outcome);
    term.ifPresent(ended -> charges.out(ended, 1));
    if (term.isEmpty()) {
      reversed.increment();
    }
  }

  /** From when the journal had an entry until its usage was sent. */
  void took(Duration time) {
    charges.took(time);
  }

  private static Optional<Term> term(Outcome outcome) {
    return switch (outcome) {
      case APPLIED -> Optional.of(Term.APPLIED);
      case RESTATED -> Optional.of(Term.RESTATED);
      case DUPLICATE -> Optional.of(Term.DUPLICATE);
      case STALE -> Optional.of(Term.STALE);
      case CONFLICT -> Optional.of(Term.CONFLICT);
      case REJECTED -> Optional.of(Term.REJECTED);
      case REVERSED -> Optional.empty();
    };
  }
}
