package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.Scope;
import io.bursar.core.ledger.state.SnapshotBook;
import io.bursar.core.ledger.state.SnapshotOpen;
import io.bursar.core.ledger.state.SnapshotRow;
import io.bursar.core.ledger.state.StateKeys;
import java.time.Duration;
import java.time.Instant;

/** Which rows of one scope stand, and at which snapshot each was said last. */
final class SnapshotRows {

  /** Rows that come so long after one another are of imports of their own. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private final LedgerStore store;
  private final String tenant;
  private final String source;
  private final Scope scope;

  SnapshotRows(LedgerStore store, String tenant, String source, Scope scope) {
    this.store = store;
    this.tenant = tenant;
    this.source = source;
    this.scope = scope;
  }

  SnapshotBook book() {
    return store
        .get(StateKeys.snapshots(tenant, source, scope))
        .map(SnapshotBook.class::cast)
        .orElse(SnapshotBook.EMPTY);
  }

  void keep(SnapshotBook book) {
    store.put(StateKeys.snapshots(tenant, source, scope), book);
  }

  /** What is known of a row. */
  SnapshotRow row(String id) {
    return store
        .get(StateKeys.snapshotRow(tenant, source, scope, id))
        .map(SnapshotRow.class::cast)
        .orElse(SnapshotRow.NOTHING);
  }

  /** A snapshot says the row. */
  void say(String id, long version) {
    SnapshotRow before = row(id);
    put(
        id,
        before,
        new SnapshotRow(Math.max(version, before.version()), Math.max(version, before.said())));
  }

  /** A snapshot has the row, in words that can't be used. */
  void has(String id, long version) {
    SnapshotRow before = row(id);
    put(id, before, new SnapshotRow(Math.max(version, before.version()), before.said()));
  }

  /** The row is gone. */
  void forget(String id) {
    long version = row(id).version();
    store.delete(StateKeys.snapshotRow(tenant, source, scope, id));
    keep(book().moved(version, SnapshotBook.NONE));
  }

  /** From now on, the scope's figures are neither what they were nor what they will be. */
  void open(Instant time) {
    StateKey key = StateKeys.open(tenant, source, scope);
    boolean isRecent =
        store
            .get(key)
            .filter(open -> ((SnapshotOpen) open).since().plus(PATIENCE.dividedBy(2)).isAfter(time))
            .isPresent();
    if (!isRecent) {
      store.put(key, new SnapshotOpen(time));
    }
  }

  private void put(String id, SnapshotRow before, SnapshotRow after) {
    if (!after.equals(before)) {
      store.put(StateKeys.snapshotRow(tenant, source, scope, id), after);
    }
    if (after.version() != before.version()) {
      keep(book().moved(before.version(), after.version()));
    }
  }
}
