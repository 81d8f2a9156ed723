package io.bursar.routes.clean;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.collected.SnapshotSent;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Term;
import io.bursar.routes.clean.Completion.UnusableException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Body;

/** Sorts a batch of what was collected: complete entries for the journal, the rest for rejected. */
final class Cleaner {

  /** A batch after cleaning. */
  record Cleaned(List<BusRecord> entries, List<BusRecord> rejected) {}

  /** What another process has just declared may not have come here yet. */
  private static final Set<CleanCode> MAYBE_NEWS =
      EnumSet.of(CleanCode.UNKNOWN_TENANT, CleanCode.UNKNOWN_NODE, CleanCode.OUTSIDE_CALENDAR);

  private final AcceptedRules rules;
  private final Runnable catchUp;
  private final StageMeter meter;

  /**
   * @param catchUp returns when the rules are those of now, wherever they were declared
   */
  Cleaner(AcceptedRules rules, Runnable catchUp, StageMeter meter) {
    this.rules = rules;
    this.catchUp = catchUp;
    this.meter = meter;
  }

  Cleaned clean(@Body List<BusRecord> collected) {
    Cleaned cleaned = new Cleaned(new ArrayList<>(collected.size()), new ArrayList<>());
    boolean caughtUp = false;
    for (BusRecord event : collected) {
      Optional<UnusableException> unusable = clean(event, cleaned);
      if (!caughtUp
          && unusable.map(UnusableException::code).filter(MAYBE_NEWS::contains).isPresent()) {
        catchUp.run();
        caughtUp = true;
        unusable = clean(event, cleaned);
      }
      unusable.ifPresent(
          why -> {
            cleaned.rejected().add(rejected(event, why));
            snapshotRow(event).ifPresent(cleaned.entries()::add);
          });
    }
    meter.out(Term.APPLIED, collected.size() - cleaned.rejected().size());
    meter.out(Term.REJECTED, cleaned.rejected().size());
    return cleaned;
  }

  /** Adds the event's entry; where there can be none, says why. */
  private Optional<UnusableException> clean(BusRecord event, Cleaned cleaned) {
    try {
      if (event.type().equals(EventType.SNAPSHOT_SENT.typeName())) {
        cleaned.entries().add(snapshot(event));
        return Optional.empty();
      }
      Collected said = read(event);
      TenantRules tenant =
          rules
              .of(said.tenant())
              .orElseThrow(unusable(CleanCode.UNKNOWN_TENANT, "tenant", said.tenant()));
      ChargeEntry entry = Completion.complete(said, tenant);
      // Its place is its identity: the ledger counts what is cleaned again once for its import.
      String id = event.origin().map(BusRecord.Origin::text).orElseGet(event::id);
      cleaned
          .entries()
          .add(BusRecord.caused(event, entry.tenant(), EventType.CHARGE, id, BusJson.write(entry)));
      return Optional.empty();
    } catch (UnusableException e) {
      return Optional.of(e);
    } catch (ArithmeticException
        | DateTimeException
        | IllegalArgumentException
        | NullPointerException e) {
      // One bad record stops nothing else, whatever is wrong with it.
      return Optional.of(
          new UnusableException(CleanCode.UNREADABLE, "data", String.valueOf(e.getMessage())));
    }
  }

  /** It stands behind every row of the snapshot that came on this partition. */
  private static BusRecord snapshot(BusRecord event) throws UnusableException {
    SnapshotSent sent = read(event, SnapshotSent.class);
    SnapshotEntry entry =
        new SnapshotEntry(
            sent.tenant(),
            sent.source(),
            sent.account(),
            sent.billingPeriod(),
            sent.version(),
            sent.part(),
            sent.parts(),
            sent.content(),
            sent.importId());
    return BusRecord.caused(
        event, sent.tenant(), EventType.SNAPSHOT, event.id(), BusJson.write(entry));
  }

  /** A row of a snapshot that can't be used is there all the same: the ledger is told. */
  private static Optional<BusRecord> snapshotRow(BusRecord event) {
    return readable(event)
        .filter(Collected.Charge.class::isInstance)
        .map(Collected.Charge.class::cast)
        .flatMap(
            row ->
                row.scope()
                    .map(
                        scope -> new SnapshotRowEntry(row.tenant(), row.source(), row.id(), scope)))
        .map(
            row ->
                BusRecord.caused(
                    event, row.tenant(), EventType.SNAPSHOT_ROW, event.id(), BusJson.write(row)));
  }

  private static Collected read(BusRecord event) throws UnusableException {
    EventType type =
        EventType.of(event.type())
            .filter(known -> Collected.class.isAssignableFrom(known.payload()))
            .orElseThrow(unusable(CleanCode.UNKNOWN_TYPE, "ce_type", event.type()));
    return (Collected) read(event, type.payload());
  }

  private static <T> T read(BusRecord event, Class<T> type) throws UnusableException {
    try {
      T said = BusJson.read(event.value(), type);
      if (said == null) {
        throw new UnusableException(CleanCode.UNREADABLE, "data", "null");
      }
      return said;
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new UnusableException(CleanCode.UNREADABLE, "data", String.valueOf(e.getMessage()));
    }
  }

  private static BusRecord rejected(BusRecord event, UnusableException why) {
    Optional<Collected> said = readable(event);
    String place = event.origin().map(BusRecord.Origin::text).orElse("-");
    String where = said.map(s -> s.source() + "/" + s.id()).orElse(place) + ", " + why.field();
    String tenant = said.map(Collected::tenant).orElse("-");
    Rejection rejection =
        new Rejection(
            tenant,
            said.map(Collected::source).orElse("-"),
            "clean",
            why.code().code(),
            where,
            why.getMessage(),
            event.value(),
            said.flatMap(Collected::importId));
    // Its place is its identity: read twice, it is refused once.
    return BusRecord.caused(event, tenant, EventType.REJECTED, place, BusJson.write(rejection));
  }

  private static Optional<Collected> readable(BusRecord event) {
    try {
      return Optional.of(read(event));
    } catch (UnusableException e) {
      return Optional.empty();
    }
  }

  private static Supplier<UnusableException> unusable(CleanCode code, String field, String value) {
    return () -> new UnusableException(code, field, value);
  }
}
