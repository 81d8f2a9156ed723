package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.StateKeys;

/**
 * The charges that are known, by {@link io.bursar.core.journal.ChargeEntry#identity}. Those that
 * count on closed days only are in a part of the state of their own, because hardly anything is
 * said of them any more.
 */
final class Identities {

  private Identities() {}

  /** What stands of a charge, or null: asked for once a charge. */
  static ChargeStanding find(LedgerStore store, Tenant tenant, String source, String identity) {
    ChargeStanding standing =
        (ChargeStanding) store.get(StateKeys.charge(tenant.name(), source, identity)).orElse(null);
    return standing == null && tenant.hasClosedDays()
        ? (ChargeStanding)
            store.get(StateKeys.coldCharge(tenant.name(), source, identity)).orElse(null)
        : standing;
  }

  /**
   * From now on, that stands.
   *
   * @param before what stood; null when nothing did
   */
  static void put(
      LedgerStore store,
      Tenant tenant,
      String source,
      String identity,
      ChargeStanding before,
      ChargeStanding standing) {
    store.put(StateKeys.charge(tenant.name(), source, identity), standing);
    if (before != null && tenant.hasClosedDays()) {
      store.delete(StateKeys.coldCharge(tenant.name(), source, identity));
    }
  }

  /** From now on, nothing is known of it. */
  static void remove(LedgerStore store, Tenant tenant, String source, String identity) {
    store.delete(StateKeys.charge(tenant.name(), source, identity));
    if (tenant.hasClosedDays()) {
      store.delete(StateKeys.coldCharge(tenant.name(), source, identity));
    }
  }

  /** Whether a tenant has any. */
  static boolean any(LedgerStore store, String tenant) {
    return Scans.any(store, tenant, Kind.CHARGE, "")
        || Scans.any(store, tenant, Kind.COLD_CHARGE, "");
  }
}
