package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.ScanCursor;
import io.bursar.core.ledger.state.Scope;
import io.bursar.core.ledger.state.SnapshotBook;
import io.bursar.core.ledger.state.SnapshotBook.Arriving;
import io.bursar.core.ledger.state.StateKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Snapshots. When every row of one has come, what only lower ones had is gone and is taken back: so
 * much a step, and the rest on the next ticks. While rows have come of one that is not complete, or
 * rows of it are still to be taken back, a scope's figures are neither what they were nor what they
 * will be, and the tenant is not judged.
 */
final class Snapshots {

  /** Most parts of charges that one step takes back. */
  static final int A_STEP = 5_000;

  private final Tenants tenants;

  Snapshots(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, SnapshotEntry entry, Position position) {
    Tenant tenant = tenants.find(store, entry.tenant());
    Optional<String> unusable = problem(tenant, entry);
    if (unusable.isPresent()) {
      return rejected(entry, LedgerCode.SNAPSHOT_UNUSABLE, unusable.get());
    }
    Scope scope = new Scope(entry.account(), entry.billingPeriod());
    SnapshotRows rows = new SnapshotRows(store, tenant.name(), entry.source(), scope);
    SnapshotBook book = rows.book();
    if (entry.version() <= book.complete()) {
      boolean isRepeated =
          entry.version() == book.complete() && entry.content().equals(book.content());
      return isRepeated ? List.of() : late(entry, "snapshot " + book.complete() + " is complete");
    }
    if (!rows.claim(entry.version(), entry.content())) {
      return late(entry, "another content came before under that number");
    }
    Arriving arriving = rows.book().arriving(entry.version()).orElseThrow().with(entry.part());
    if (arriving.came().size() < entry.parts()) {
      rows.keep(rows.book().with(arriving));
      return List.of();
    }
    List<Effect> effects =
        complete(store, tenant, entry.source(), scope, book.completed(arriving), position);
    if (!tenant.canAdjust(position.time()) && rows.book().vanished() > 0) {
      effects.add(Held.rejected(tenant, entry, position));
    }
    return effects;
  }

  /** Of the parts of what is not taken, the first is told of. */
  private static List<Effect> late(SnapshotEntry entry, String reason) {
    return entry.part() > 1 ? List.of() : rejected(entry, LedgerCode.SNAPSHOT_LATE, reason);
  }

  /** A row that could not be used stands as it stood, if it did. */
  List<Effect> apply(LedgerStore store, SnapshotRowEntry entry) {
    Tenant tenant = tenants.find(store, entry.tenant());
    SnapshotScope scope = entry.scope();
    if (tenant != null
        && areUsable(entry.source(), entry.id(), scope.account(), scope.billingPeriod())) {
      SnapshotRows rows = new SnapshotRows(store, tenant.name(), entry.source(), Scope.of(scope));
      SnapshotBook book = rows.book();
      boolean isOf =
          scope.version() > book.complete()
              ? rows.claim(scope.version(), scope.content())
              : scope.version() == book.complete() && scope.content().equals(book.content());
      if (isOf) {
        rows.has(entry.id(), scope.version());
      }
    }
    // The row itself is among the rejected.
    return List.of();
  }

  /** Goes on with what earlier steps left. */
  void goOn(LedgerStore store, Position position, List<Effect> effects) {
    int left = A_STEP;
    for (StateKey unfinished : Scans.partitionKeys(store, StateKeys.sweeps())) {
      if (left <= 0) {
        return;
      }
      String[] parts = StateKeys.parts(unfinished);
      Tenant tenant = tenants.find(store, parts[0]);
      Scope scope = new Scope(parts[2], parts[3]);
      left -= new Sweep(store, tenant, parts[1], scope, position, effects).step(left);
    }
  }

  private static List<Effect> complete(
      LedgerStore store,
      Tenant tenant,
      String source,
      Scope scope,
      SnapshotBook book,
      Position position) {
    new SnapshotRows(store, tenant.name(), source, scope).keep(book);
    if (!book.hasNewerRows()) {
      store.delete(StateKeys.unsettled(tenant.name(), source, scope));
    }
    if (book.vanished() > 0) {
      store.put(StateKeys.sweep(tenant.name(), source, scope), ScanCursor.BEGIN);
    }
    List<Effect> effects = new ArrayList<>();
    new Sweep(store, tenant, source, scope, position, effects).step(A_STEP);
    return effects;
  }

  private static Optional<String> problem(Tenant tenant, SnapshotEntry entry) {
    if (tenant == null) {
      return Optional.of("tenant '" + entry.tenant() + "' is not declared");
    }
    return areUsable(entry.source(), entry.account(), entry.billingPeriod())
        ? Optional.empty()
        : Optional.of("source, account or period has a NUL or half a character in it");
  }

  private static boolean areUsable(String... names) {
    for (String name : names) {
      if (!StateKeys.usable(name)) {
        return false;
      }
    }
    return true;
  }

  private static List<Effect> rejected(SnapshotEntry entry, LedgerCode code, String reason) {
    return List.of(new Effect.Rejected(Rejections.of(entry, code, reason)));
  }
}
