package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.ChargeStanding.Scope;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.SnapshotBook;
import io.bursar.core.ledger.state.SnapshotBook.Arriving;
import io.bursar.core.ledger.state.SnapshotRow;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots. When every row of one has come, what was said last before it is gone and is taken
 * back: so many rows a step, and the rest on the next ticks. A snapshot with rows that nobody could
 * read is never complete, for any of them may be the one that is missing.
 */
final class Snapshots {

  /** Most charges that one step takes back. */
  static final int A_STEP = 5_000;

  private final Tenants tenants;

  Snapshots(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, SnapshotEntry entry, Position position) {
    Tenant tenant = tenants.find(store, entry.tenant());
    Optional<String> unusable = problem(tenant, entry);
    if (unusable.isPresent()) {
      return List.of(new Effect.Rejected(Rejections.of(entry, unusable.get())));
    }
    Scope scope = new Scope(entry.account(), entry.billingPeriod());
    SnapshotRows rows = new SnapshotRows(store, tenant.name(), entry.source(), scope);
    SnapshotBook book = rows.book();
    if (entry.version() <= book.complete()) {
      return List.of();
    }
    Arriving arriving =
        book.arriving(entry.version(), entry.parts()).with(entry.part(), entry.unreadable());
    if (!arriving.isWhole()) {
      rows.keep(book.with(arriving));
      return List.of();
    }
    if (arriving.unreadable() > 0) {
      rows.keep(book.without(entry.version()));
      return List.of(told(entry, 0, arriving.unreadable()));
    }
    SnapshotBook completed = book.completed(entry.version());
    rows.keep(completed);
    if (completed.vanished() == 0) {
      store.delete(StateKeys.sweep(tenant.name(), entry.source(), scope));
      return List.of(told(entry, 0, 0));
    }
    List<Effect> effects = new ArrayList<>();
    store.put(StateKeys.sweep(tenant.name(), entry.source(), scope), Marker.SET);
    sweep(store, tenant, entry.source(), scope, A_STEP, position, effects);
    return effects;
  }

  /** A row that could not be used stands as it stood. */
  List<Effect> apply(LedgerStore store, SnapshotRowEntry entry) {
    Tenant tenant = tenants.find(store, entry.tenant());
    if (tenant == null
        || !StateKeys.usable(entry.source())
        || !StateKeys.usable(entry.id())
        || !StateKeys.usable(entry.scope().account())
        || !StateKeys.usable(entry.scope().billingPeriod())) {
      // The row itself is among the rejected; there is nothing that it could keep.
      return List.of();
    }
    Scope scope = Scope.of(entry.scope());
    new SnapshotRows(store, tenant.name(), entry.source(), scope)
        .has(entry.id(), entry.scope().version());
    return List.of();
  }

  /** Goes on with what earlier steps left. */
  void goOn(LedgerStore store, Position position, List<Effect> effects) {
    int left = A_STEP;
    for (StateKey unfinished : Scans.partitionKeys(store, StateKeys.sweeps())) {
      String[] parts = StateKeys.parts(unfinished);
      left -=
          sweep(
              store,
              tenants.find(store, parts[0]),
              parts[1],
              new Scope(parts[2], parts[3]),
              left,
              position,
              effects);
    }
  }

  private static int sweep(
      LedgerStore store,
      Tenant tenant,
      String source,
      Scope scope,
      int most,
      Position position,
      List<Effect> effects) {
    SnapshotRows rows = new SnapshotRows(store, tenant.name(), source, scope);
    long complete = rows.book().complete();
    int wanted = (int) Math.min(most, rows.book().vanished());
    String prefix = StateKeys.snapshotRows(source, scope);
    List<Map.Entry<StateKey, StateDocument>> vanished =
        Scans.first(
            store,
            tenant.name(),
            Kind.SNAPSHOT_ROW,
            prefix,
            wanted,
            row -> ((SnapshotRow) row).version() < complete);
    for (Map.Entry<StateKey, StateDocument> each : vanished) {
      String id = each.getKey().rest().substring(prefix.length());
      ChargeStanding standing = Identities.find(store, tenant, source, id);
      // A row without a charge would stop every tick from now on.
      if (standing != null) {
        new Standing(store, tenant, position, effects)
            .vanish(standing, known(tenant, source, id, standing), complete, scope);
      }
      rows.forget(id);
    }
    rows.keep(rows.book().reversedMore(vanished.size()));
    if (rows.book().vanished() == 0) {
      store.delete(StateKeys.sweep(tenant.name(), source, scope));
      effects.add(
          new Effect.SnapshotComplete(
              tenant.name(),
              source,
              scope.account(),
              scope.billingPeriod(),
              complete,
              rows.book().reversed(),
              0));
    }
    return vanished.size();
  }

  /** What is left of a charge when it is taken back: the state does not keep its words. */
  private static ChargeEntry known(
      Tenant tenant, String source, String id, ChargeStanding standing) {
    return new ChargeEntry(
        tenant.name(),
        source,
        id,
        standing.version(),
        standing.content(),
        new Money(BigDecimal.ZERO, standing.currency()),
        Optional.empty(),
        List.of(),
        standing.conversion(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private static Effect told(SnapshotEntry entry, long reversed, long unreadable) {
    return new Effect.SnapshotComplete(
        entry.tenant(),
        entry.source(),
        entry.account(),
        entry.billingPeriod(),
        entry.version(),
        reversed,
        unreadable);
  }

  private static Optional<String> problem(Tenant tenant, SnapshotEntry entry) {
    if (tenant == null) {
      return Optional.of("tenant '" + entry.tenant() + "' is not declared");
    }
    return StateKeys.usable(entry.source())
            && StateKeys.usable(entry.account())
            && StateKeys.usable(entry.billingPeriod())
        ? Optional.empty()
        : Optional.of("source, account or period has a NUL or half a character in it");
  }
}
