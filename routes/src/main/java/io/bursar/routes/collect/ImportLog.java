package io.bursar.routes.collect;

import io.bursar.connectors.file.ReadCounts;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.control.ControlView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says how an import goes, on topic control: at its start, now and then, and at its end. */
final class ImportLog {

  /** How often progress is told. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final ReadCounts NOTHING = new ReadCounts(0, 0, 0, 0, false);

  private final ControlView control;
  private final StageMeter meter;
  private final Clock clock;
  private ImportEvent last;
  private ReadCounts metered = NOTHING;
  private Instant meteredAt;

  private ImportLog(ControlView control, StageMeter meter, Clock clock, ImportEvent first) {
    this.control = control;
    this.meter = meter;
    this.clock = clock;
    this.last = first;
    this.meteredAt = clock.instant();
  }

  /** For an import whose content is about to be read. */
  static ImportLog begin(
      ControlView control, StageMeter meter, Clock clock, ImportEvent announced) {
    ImportLog log = new ImportLog(control, meter, clock, announced);
    log.publish(log.event(NOTHING, false, Optional.empty(), clock.instant()));
    return log;
  }

  /** The import as it was told last. */
  ImportEvent last() {
    return last;
  }

  /** Everything that was read so far is on the bus. */
  void reading(ReadCounts counts) {
    meter(counts);
    Instant now = clock.instant();
    if (Duration.between(last.time(), now).compareTo(INTERVAL) >= 0) {
      publish(event(counts, false, Optional.empty(), now));
    }
  }

  /** Everything that could be read is on the bus, or nothing more will come. */
  ImportEvent end(ReadCounts counts, Optional<String> failure) {
    meter(counts);
    publish(event(counts, failure.isEmpty(), failure, clock.instant()));
    return last;
  }

  private void meter(ReadCounts counts) {
    Instant now = clock.instant();
    meter.in(counts.rows() - metered.rows());
    meter.out(Term.COLLECTED, counts.understood() - metered.understood());
    meter.out(Term.REJECTED, counts.refused() - metered.refused());
    meter.out(Term.SKIPPED, counts.skipped() - metered.skipped());
    if (counts.rows() > metered.rows()) {
      meter.took(Duration.between(meteredAt, now));
    }
    metered = counts;
    meteredAt = now;
  }

  private ImportEvent event(
      ReadCounts counts, boolean complete, Optional<String> failure, Instant time) {
    return new ImportEvent(
        last.id(),
        last.tenant(),
        last.source(),
        last.name(),
        counts.understood() + counts.refused(),
        counts.refused(),
        counts.skipped(),
        complete,
        failure,
        Optional.empty(),
        time);
  }

  private void publish(ImportEvent event) {
    control.publish("import/" + event.id(), EventType.IMPORT, event);
    last = event;
  }
}
