package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.StateKeys;

/**
 * The charges that are known. Those that count on closed days only are in a part of the state of
 * their own, because hardly anything is said of them any more.
 */
final class Identities {

  private Identities() {}

  /** What stands of a charge, or null: asked for once a charge. */
  static ChargeStanding find(LedgerStore store, Tenant tenant, String source, String id) {
    ChargeStanding standing =
        (ChargeStanding) store.get(StateKeys.charge(tenant.name(), source, id)).orElse(null);
    return standing == null && tenant.hasClosedDays()
        ? (ChargeStanding) store.get(StateKeys.coldCharge(tenant.name(), source, id)).orElse(null)
        : standing;
  }

  /** From now on, that stands. */
  static void put(
      LedgerStore store, Tenant tenant, String source, String id, ChargeStanding standing) {
    store.put(StateKeys.charge(tenant.name(), source, id), standing);
    if (tenant.hasClosedDays()) {
      store.delete(StateKeys.coldCharge(tenant.name(), source, id));
    }
  }

  /** Whether a tenant has any. */
  static boolean any(LedgerStore store, String tenant) {
    return Scans.any(store, tenant, Kind.CHARGE, "")
        || Scans.any(store, tenant, Kind.COLD_CHARGE, "");
  }
}
