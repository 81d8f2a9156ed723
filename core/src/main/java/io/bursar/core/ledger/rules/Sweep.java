package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.ScanCursor;
import io.bursar.core.ledger.state.Scope;
import io.bursar.core.ledger.state.SnapshotRow;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back what a complete snapshot has no more, from where the last step ended. What it can't
 * take back because it is of closed periods is {@link Held}.
 */
final class Sweep {

  private final LedgerStore store;
  private final Tenant tenant;
  private final String source;
  private final Scope scope;
  private final Position position;
  private final List<Effect> effects;
  private final SnapshotRows rows;
  private final StateKey cursor;

  Sweep(
      LedgerStore store,
      Tenant tenant,
      String source,
      Scope scope,
      Position position,
      List<Effect> effects) {
    this.store = store;
    this.tenant = tenant;
    this.source = source;
    this.scope = scope;
    this.position = position;
    this.effects = effects;
    this.rows = new SnapshotRows(store, tenant.name(), source, scope);
    this.cursor = StateKeys.sweep(tenant.name(), source, scope);
  }

  /**
   * One step.
   *
   * @param most parts of charges that are taken back, or one charge more
   * @return how many were
   */
  int step(int most) {
    String prefix = StateKeys.snapshotRows(source, scope);
    String from =
        store
            .get(cursor)
            .map(at -> ((ScanCursor) at).from())
            .filter(at -> !at.isEmpty())
            .orElse(prefix);
    List<Map.Entry<StateKey, StateDocument>> found =
        rows.book().vanished() == 0
            ? List.of()
            : Scans.from(
                store, tenant.name(), Kind.SNAPSHOT_ROW, from, Snapshots.LOOKED_AT, any -> 1);
    long complete = rows.book().complete();
    int taken = 0;
    boolean isLast = found.size() < Snapshots.LOOKED_AT;
    for (Map.Entry<StateKey, StateDocument> each : found) {
      String rest = each.getKey().rest();
      if (!rest.startsWith(prefix)) {
        isLast = true;
        break;
      }
      if (taken >= most) {
        isLast = false;
        break;
      }
      if (((SnapshotRow) each.getValue()).version() < complete) {
        taken += takeBack(rest.substring(prefix.length()));
      }
      store.put(cursor, ScanCursor.behind(rest));
    }
    if (rows.book().vanished() == 0) {
      store.delete(cursor);
    } else if (isLast) {
      store.delete(cursor);
      Held.sweep(store, tenant, source, scope);
    }
    return taken;
  }

  private int takeBack(String id) {
    String identity = scope.at(rows.book().complete()).identity(id);
    ChargeStanding standing = Identities.find(store, tenant, source, identity);
    if (standing == null || standing.isGone()) {
      // One that no snapshot ever said in words that could be used.
      rows.forget(id);
      return 0;
    }
    Standing stands = new Standing(store, tenant, position, effects);
    if (stands.mustWait(standing, List.of())) {
      return 0;
    }
    ChargeEntry gone = known(id, standing);
    rows.forget(id);
    stands.vanish(standing, gone);
    return standing.parts().size();
  }

  /** What is left of a charge when it is taken back: the state does not keep its words. */
  private ChargeEntry known(String id, ChargeStanding standing) {
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
        Optional.of(scope.at(rows.book().complete())),
        Map.of(),
        Map.of(),
        Optional.empty());
  }
}
