package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.ScanCursor;
import io.bursar.core.ledger.state.Scope;
import io.bursar.core.ledger.state.SnapshotBook;
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

  /** Rows that are read at a time. */
  private static final int AT_A_TIME = 1_000;

  /** So many rows are looked at in the time that one part of a charge takes. */
  private static final int LOOKS = 20;

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
   * @param most how much it may do: a part of a charge that is taken back is one, and so are {@link
   *     #LOOKS} rows that are looked at; or one charge more
   * @return how much it did
   */
  int step(int most) {
    String prefix = StateKeys.snapshotRows(source, scope);
    String from =
        store
            .get(cursor)
            .map(at -> ((ScanCursor) at).from())
            .filter(at -> !at.isEmpty())
            .orElse(prefix);
    SnapshotBook book = rows.book();
    long left = book.vanished();
    int done = 0;
    while (left > 0 && done < most) {
      List<Map.Entry<StateKey, StateDocument>> found =
          Scans.within(store, tenant.name(), Kind.SNAPSHOT_ROW, prefix, from, AT_A_TIME);
      if (found.isEmpty()) {
        left = 0;
      }
      done += 1 + found.size() / LOOKS;
      for (Map.Entry<StateKey, StateDocument> each : found) {
        if (left > 0 && done < most) {
          String rest = each.getKey().rest();
          if (((SnapshotRow) each.getValue()).version() < book.complete()) {
            done += Math.max(1, takeBack(rest.substring(prefix.length()), book));
            left--;
          }
          from = ScanCursor.behind(rest).from();
        }
      }
    }
    if (left > 0) {
      store.put(cursor, new ScanCursor(from));
    } else {
      store.delete(cursor);
      if (rows.book().vanished() > 0) {
        Held.sweep(store, tenant, source, scope);
      }
    }
    return done;
  }

  private int takeBack(String id, SnapshotBook book) {
    SnapshotScope at = scope.at(book.complete(), book.content());
    ChargeStanding standing = Identities.find(store, tenant, source, at.identity(id));
    if (standing == null || standing.isGone()) {
      // One that no snapshot ever said in words that could be used.
      rows.forget(id);
      return 0;
    }
    Standing stands = new Standing(store, tenant, position, effects);
    if (stands.mustWait(standing, List.of())) {
      return 0;
    }
    rows.forget(id);
    stands.vanish(standing, known(id, standing, at));
    return standing.parts().size();
  }

  /** What is left of a charge when it is taken back: the state does not keep its words. */
  private ChargeEntry known(String id, ChargeStanding standing, SnapshotScope at) {
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
        Optional.of(at),
        Map.of(),
        Map.of(),
        Optional.empty());
  }
}
