package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.state.ChargeStanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A charge counts once; a newer version replaces the older by the signed difference. */
final class Charges {

  private final Tenants tenants;
  private final Snapshots snapshots;

  Charges(Tenants tenants, Snapshots snapshots) {
    this.tenants = tenants;
    this.snapshots = snapshots;
  }

  List<Effect> apply(LedgerStore store, ChargeEntry entry, Position position) {
    Tenant tenant = tenants.find(store, entry.tenant());
    if (tenant == null) {
      return rejected(
          entry, LedgerCode.TENANT_UNKNOWN, "tenant '" + entry.tenant() + "' is not declared");
    }
    Optional<String> unusable = ChargeCheck.problem(entry, tenant);
    if (unusable.isPresent()) {
      keepRow(store, entry);
      return rejected(entry, LedgerCode.CHARGE_UNUSABLE, unusable.get());
    }
    Optional<LocalDate> outside = ChargeCheck.outside(entry, tenant);
    if (outside.isPresent()) {
      keepRow(store, entry);
      return rejected(entry, LedgerCode.OUTSIDE_CALENDAR, tenant.outside(outside.get()));
    }
    ChargeStanding standing = Identities.find(store, tenant, entry.source(), entry.identity());
    List<Effect> effects = new ArrayList<>(8);
    Outcome outcome = new Saying(store, tenant, standing, entry, position, effects).outcome();
    effects.add(counted(entry, outcome));
    if (outcome == Outcome.CONFLICT) {
      effects.add(conflict(entry));
    }
    if (outcome == Outcome.REJECTED) {
      keepRow(store, entry);
      effects.add(
          new Effect.Rejected(
              Rejections.of(
                  entry,
                  LedgerCode.OUTSIDE_CALENDAR,
                  "it corrects a closed period, and "
                      + tenant.outside(tenant.adjustmentDay(position.time())))));
    }
    return effects;
  }

  /** A row that can't be used is not gone. */
  private void keepRow(LedgerStore store, ChargeEntry entry) {
    entry
        .scope()
        .ifPresent(
            scope ->
                snapshots.apply(
                    store,
                    new SnapshotRowEntry(entry.tenant(), entry.source(), entry.id(), scope)));
  }

  private static Effect conflict(ChargeEntry entry) {
    return new Effect.Rejected(
        Rejections.of(
            entry,
            LedgerCode.CHARGE_CONFLICT,
            "version %d.%d stands with another content%s"
                .formatted(
                    entry.version().source(),
                    entry.version().reclean(),
                    entry.scope().isPresent() ? ", or without this row" : "")));
  }

  private static List<Effect> rejected(ChargeEntry entry, LedgerCode code, String reason) {
    return List.of(
        counted(entry, Outcome.REJECTED), new Effect.Rejected(Rejections.of(entry, code, reason)));
  }

  private static Effect counted(ChargeEntry entry, Outcome outcome) {
    return new Effect.Counted(entry.tenant(), entry.source(), entry.importId().orElse(""), outcome);
  }
}
