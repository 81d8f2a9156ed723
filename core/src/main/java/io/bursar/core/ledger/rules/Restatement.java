package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.AwaitingRate;
import io.bursar.core.ledger.state.ChargeStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Restates waiting charges, no more of them than one step may. */
final class Restatement {

  private final LedgerStore store;
  private final Tenant tenant;
  private final Position position;
  private final int most;
  private final List<Effect> effects = new ArrayList<>();
  private int count;

  Restatement(LedgerStore store, Tenant tenant, Position position, int most) {
    this.store = store;
    this.tenant = tenant;
    this.position = position;
    this.most = most;
  }

  /**
   * Restates the charges whose keys begin so.
   *
   * @param to how each is converted now; empty leaves it waiting
   * @return false when more are left than the step may restate
   */
  boolean all(String prefix, Function<Conversion, Optional<Conversion>> to) {
    List<Map.Entry<StateKey, StateDocument>> found =
        Scans.first(
            store,
            tenant.name(),
            Kind.PROVISIONAL,
            prefix,
            most - count + 1,
            document -> to.apply(charge(document).conversion()).isPresent());
    for (Map.Entry<StateKey, StateDocument> each : found) {
      if (count == most) {
        return false;
      }
      ChargeEntry charge = charge(each.getValue());
      restate(each.getKey(), charge.converted(to.apply(charge.conversion()).orElseThrow()));
      count++;
    }
    return true;
  }

  int count() {
    return count;
  }

  List<Effect> effects() {
    return effects;
  }

  private void restate(StateKey waiting, ChargeEntry after) {
    store.delete(waiting);
    ChargeStanding standing = Identities.find(store, tenant, after.source(), after.identity());
    new Standing(store, tenant, position, effects).convert(standing, after);
  }

  private static ChargeEntry charge(StateDocument document) {
    return ((AwaitingRate) document).charge();
  }
}
