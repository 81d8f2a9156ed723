package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.ledger.state.Unsettled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tenants of whose bills something came and not all, or something is still to be taken back: their
 * figures are neither what they were nor what they will be. They are not judged, an hour at most:
 * who broke off does not hold up everybody else for ever.
 */
final class Unfinished {

  private Unfinished() {}

  /** Whether a tenant's figures are what they will be. */
  static boolean areSettled(LedgerStore store, String tenant, Instant now) {
    return !Scans.any(store, "", Kind.PARTITION, StateKeys.sweeps(tenant))
        && Scans.all(store, "", Kind.PARTITION, StateKeys.unsettled(tenant)).stream()
            .allMatch(each -> isOver(each.getValue(), now));
  }

  /** Tenants that are not judged at this tick; forgets what is over. */
  static Set<String> held(LedgerStore store, Instant now) {
    Set<String> unsettled = new TreeSet<>();
    Scans.partitionKeys(store, StateKeys.sweeps()).forEach(key -> unsettled.add(tenant(key)));
    for (Map.Entry<StateKey, StateDocument> each : found(store, StateKeys.unsettled())) {
      if (isOver(each.getValue(), now)) {
        store.delete(each.getKey());
      } else {
        unsettled.add(tenant(each.getKey()));
      }
    }
    for (StateKey waiting : Scans.partitionKeys(store, StateKeys.waiting())) {
      if (!unsettled.contains(tenant(waiting))) {
        store.delete(waiting);
      }
    }
    Set<String> held = new TreeSet<>();
    for (String tenant : unsettled) {
      StateKey waiting = StateKeys.waiting(tenant);
      Optional<StateDocument> since = store.get(waiting);
      if (since.isEmpty()) {
        store.put(waiting, new Unsettled(now));
      }
      if (since.filter(began -> isOver(began, now)).isEmpty()) {
        held.add(tenant);
      }
    }
    return held;
  }

  private static List<Map.Entry<StateKey, StateDocument>> found(LedgerStore store, String prefix) {
    return Scans.all(store, "", Kind.PARTITION, prefix);
  }

  private static String tenant(StateKey key) {
    return StateKeys.parts(key)[0];
  }

  private static boolean isOver(StateDocument unsettled, Instant now) {
    return !((Unsettled) unsettled).since().plus(SnapshotRows.PATIENCE).isAfter(now);
  }
}
