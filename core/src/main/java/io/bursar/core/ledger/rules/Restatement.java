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

/** Restates waiting charges, no more parts of them than one step may, or one charge more. */
final class Restatement {

  private final LedgerStore store;
  private final Tenant tenant;
  private final Position position;
  private final int most;
  private final List<Effect> effects = new ArrayList<>();
  private int count;
  private boolean isHolding;

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
   * @return false when the step may restate no more, so that some may be left
   */
  boolean all(String prefix, Function<Conversion, Optional<Conversion>> to) {
    List<Map.Entry<StateKey, StateDocument>> found =
        Scans.first(
            store,
            tenant.name(),
            Kind.PROVISIONAL,
            prefix,
            most - count,
            document -> canBe(charge(document), to) ? parts(document) : 0);
    for (Map.Entry<StateKey, StateDocument> each : found) {
      ChargeEntry charge = charge(each.getValue());
      restate(each.getKey(), charge.converted(to.apply(charge.conversion()).orElseThrow()));
      count += parts(each.getValue());
    }
    return count < most;
  }

  private static int parts(StateDocument document) {
    return Math.max(1, charge(document).parts().size());
  }

  int count() {
    return count;
  }

  /** Whether some wait on, because they are of closed periods: see {@link Held}. */
  boolean isHolding() {
    return isHolding;
  }

  List<Effect> effects() {
    return effects;
  }

  private boolean canBe(ChargeEntry charge, Function<Conversion, Optional<Conversion>> to) {
    Optional<Conversion> by = to.apply(charge.conversion());
    if (by.isEmpty() || tenant.canAdjust(position.time())) {
      return by.isPresent();
    }
    ChargeStanding standing = Identities.find(store, tenant, charge.source(), charge.identity());
    boolean mustWait =
        new Standing(store, tenant, position, effects)
            .mustWait(standing, charge.converted(by.get()).parts());
    isHolding |= mustWait;
    return !mustWait;
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
