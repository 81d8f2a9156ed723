package io.bursar.routes.clean;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Term;
import io.bursar.routes.clean.Completion.UnusableException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Body;

/** Sorts a batch of what was collected: complete entries for the journal, the rest for rejected. */
final class Cleaner {

  /** A batch after cleaning. */
  record Cleaned(List<BusRecord> entries, List<BusRecord> rejected) {}

  private final AcceptedRules rules;
  private final StageMeter meter;

  Cleaner(AcceptedRules rules, StageMeter meter) {
    this.rules = rules;
    this.meter = meter;
  }

  Cleaned clean(@Body List<BusRecord> collected) {
    Cleaned cleaned = new Cleaned(new ArrayList<>(collected.size()), new ArrayList<>());
    for (BusRecord event : collected) {
      clean(event, cleaned);
    }
    meter.out(Term.APPLIED, cleaned.entries().size());
    meter.out(Term.REJECTED, cleaned.rejected().size());
    return cleaned;
  }

  private void clean(BusRecord event, Cleaned cleaned) {
    Optional<Collected> said = Optional.empty();
    try {
      said = Optional.of(read(event));
      TenantRules tenant =
          rules
              .of(said.get().tenant())
              .orElseThrow(unusable(CleanCode.UNKNOWN_TENANT, "tenant", said.get().tenant()));
      ChargeEntry entry = Completion.complete(said.get(), tenant);
      cleaned
          .entries()
          .add(
              BusRecord.caused(
                  event, entry.tenant(), EventType.CHARGE, event.id(), BusJson.write(entry)));
    } catch (UnusableException e) {
      cleaned.rejected().add(rejected(event, said, e));
    }
  }

  private static Collected read(BusRecord event) throws UnusableException {
    EventType type =
        EventType.of(event.type())
            .filter(known -> Collected.class.isAssignableFrom(known.payload()))
            .orElseThrow(unusable(CleanCode.UNKNOWN_TYPE, "ce_type", event.type()));
    try {
      return (Collected) BusJson.read(event.value(), type.payload());
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new UnusableException(CleanCode.UNREADABLE, "data", String.valueOf(e.getMessage()));
    }
  }

  private static BusRecord rejected(
      BusRecord event, Optional<Collected> said, UnusableException why) {
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

  private static Supplier<UnusableException> unusable(CleanCode code, String field, String value) {
    return () -> new UnusableException(code, field, value);
  }
}
