package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.AwaitingRate;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.ScanCursor;
import io.bursar.core.ledger.state.Scope;
import io.bursar.core.ledger.state.StateKeys;
import java.util.Map;
import java.util.Optional;

/**
 * What waits because it would count as an adjustment of a closed period on a day that is in none of
 * the tenant's fiscal years: rows that a snapshot has no more, and charges whose rate came. It
 * counts when the year is appended. A charge that says so itself is rejected instead, and sent
 * again.
 */
final class Held {

  private Held() {}

  /** Rows of that scope are held. */
  static void sweep(LedgerStore store, Tenant tenant, String source, Scope scope) {
    store.put(StateKeys.held(tenant.name(), source, scope), Marker.SET);
  }

  /** Whoever sent the snapshot is told; it is complete all the same. */
  static Effect rejected(Tenant tenant, SnapshotEntry entry, Position position) {
    return new Effect.Rejected(
        Rejections.of(
            entry,
            LedgerCode.OUTSIDE_CALENDAR,
            "what it has no more in closed periods is still to be taken back: "
                + tenant.outside(tenant.adjustmentDay(position.time()))));
  }

  /** Whoever sent the rate is told; it is known all the same. */
  static Effect rejected(Tenant tenant, RateEntry entry, Position position) {
    return new Effect.Rejected(
        Rejections.of(
            entry,
            LedgerCode.OUTSIDE_CALENDAR,
            "charges of closed periods still wait for it: "
                + tenant.outside(tenant.adjustmentDay(position.time()))));
  }

  /** The fiscal years are others: what is held counts at the next tick, if it can. */
  static void goOn(LedgerStore store, Tenant tenant) {
    for (StateKey held : Scans.partitionKeys(store, StateKeys.held(tenant.name()))) {
      String[] parts = StateKeys.parts(held);
      store.put(
          StateKeys.sweep(tenant.name(), parts[1], new Scope(parts[2], parts[3])),
          ScanCursor.BEGIN);
      store.delete(held);
    }
    for (Map.Entry<StateKey, StateDocument> each :
        Scans.all(store, tenant.name(), Kind.PROVISIONAL, "")) {
      rate(store, tenant, ((AwaitingRate) each.getValue()).charge());
    }
  }

  private static void rate(LedgerStore store, Tenant tenant, ChargeEntry waiting) {
    String currency = waiting.billed().currency();
    Conversion conversion = waiting.conversion();
    Optional<Conversion> exact = KnownRates.exact(store, tenant.name(), currency, conversion.day());
    if (exact.isPresent()) {
      store.put(StateKeys.restate(tenant.name(), currency, conversion.day()), Marker.SET);
    } else if (conversion.kind() == Conversion.Kind.UNRATED) {
      store.put(StateKeys.rateCame(tenant.name(), currency), Marker.SET);
    }
  }
}
