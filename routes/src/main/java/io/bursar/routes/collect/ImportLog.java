package io.bursar.routes.collect;

import io.bursar.connectors.file.ReadCounts;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.control.ControlView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says on topic control how an import goes: at its start, now and then, and at its end. */
final class ImportLog implements FileReading.Watch {

  /** How often progress is told. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final ControlView control;
  private final Clock clock;
  private ImportEvent last;

  private ImportLog(ControlView control, Clock clock, ImportEvent first) {
    this.control = control;
    this.clock = clock;
    this.last = first;
  }

  /** For an import that waits for its content, or is about to be read. */
  static ImportLog begin(ControlView control, Clock clock, ImportEvent first) {
    ImportLog log = new ImportLog(control, clock, first);
    log.publish(first);
    return log;
  }

  @Override
  public void reading(ReadCounts counts) {
    Instant now = clock.instant();
    if (Duration.between(last.time(), now).compareTo(INTERVAL) >= 0) {
      publish(event(counts, false, Optional.empty(), now));
    }
  }

  @Override
  public void beforeLast() {
    // What comes by HTTP cannot change after it was sent.
  }

  String id() {
    return last.id();
  }

  /** Everything that could be read is on the bus. */
  ImportEvent end(ReadCounts counts, Optional<String> failure) {
    publish(event(counts, failure.isEmpty(), failure, clock.instant()));
    return last;
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
