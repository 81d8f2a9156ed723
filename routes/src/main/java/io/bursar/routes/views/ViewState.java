package io.bursar.routes.views;

import io.bursar.routes.bus.BusRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one view stands, for health and metrics. */
final class ViewState {

  private static final Logger LOG = LoggerFactory.getLogger(ViewState.class);

  /** Since when a view waits, and for what. */
  record Waiting(Instant since, String reason) {}

  private final String view;
  private final Clock clock;
  private final Counter taken;
  private final Counter unusable;
  private final Timer delay;
  private final AtomicReference<Optional<Waiting>> waiting =
      new AtomicReference<>(Optional.empty());
  private final AtomicLong leftOut = new AtomicLong();

  ViewState(String view, Clock clock, MeterRegistry meters) {
    this.view = view;
    this.clock = clock;
    taken = meters.counter("bursar.views.records", "view", view);
    unusable = meters.counter("bursar.views.unusable", "view", view);
    delay = meters.timer("bursar.views.delay", "view", view);
  }

  String view() {
    return view;
  }

  Optional<Waiting> waiting() {
    return waiting.get();
  }

  /** Records that could not be read or stored, since the start. */
  long leftOut() {
    return leftOut.get();
  }

  /** A batch is in the view. */
  void took(List<BusRecord> batch) {
    taken.increment(batch.size());
    batch.stream().findFirst().flatMap(BusRecord::origin).ifPresent(this::measure);
    waiting
        .getAndSet(Optional.empty())
        .ifPresent(w -> LOG.info("View {} goes on; it waited since {}", view, w.since()));
  }

  /** From when the bus got the batch's oldest record until the view has it. */
  private void measure(BusRecord.Origin oldest) {
    delay.record(Duration.ofMillis(Math.max(0, clock.millis() - oldest.timestamp())));
  }

  void waits(RuntimeException reason) {
    Waiting now = new Waiting(clock.instant(), reason.getMessage());
    waiting.updateAndGet(
        before -> Optional.of(before.map(w -> new Waiting(w.since(), now.reason())).orElse(now)));
  }

  /** A record that no second try would help. It is on the bus as it was. */
  void cannotUse(BusRecord record, RuntimeException reason) {
    unusable.increment();
    leftOut.incrementAndGet();
    String where = record.origin().map(BusRecord.Origin::text).orElse("-");
    LOG.error("View {} leaves out {}: it cannot be read or kept", view, where, reason);
  }
}
