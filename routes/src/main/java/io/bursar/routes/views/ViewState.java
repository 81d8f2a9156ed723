package io.bursar.routes.views;

import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
  private final StageMeter meter;
  private final AtomicReference<Optional<Waiting>> waiting =
      new AtomicReference<>(Optional.empty());
  private final AtomicLong leftOut = new AtomicLong();

  ViewState(String view, Clock clock, MeterRegistry meters) {
    this.view = view;
    this.clock = clock;
    meter =
        new StageMeter(
            meters,
            new StageName(Stage.VIEWS.word(), Stage.VIEWS.word() + "-" + view),
            Term.APPLIED,
            Term.STALE,
            Term.REJECTED,
            Term.OTHER);
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

  /** A batch is in the view, and so each record of it ended. */
  void took(Map<Term, Integer> ended) {
    ended.forEach(meter::out);
    leftOut.addAndGet(ended.getOrDefault(Term.REJECTED, 0));
    waiting
        .getAndSet(Optional.empty())
        .ifPresent(w -> LOG.info("View {} goes on; it waited since {}", view, w.since()));
  }

  void waits(RuntimeException reason) {
    Waiting now = new Waiting(clock.instant(), reason.getMessage());
    waiting.updateAndGet(
        before -> Optional.of(before.map(w -> new Waiting(w.since(), now.reason())).orElse(now)));
  }

  /** A record that no second try would help. It is on the bus as it was. */
  void cannotUse(BusRecord record, RuntimeException reason) {
    String where = record.origin().map(BusRecord.Origin::text).orElse("-");
    LOG.error("View {} leaves out {}: it cannot be read or kept", view, where, reason);
  }
}
