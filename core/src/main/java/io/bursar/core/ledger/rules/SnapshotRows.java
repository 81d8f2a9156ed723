package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.state.ChargeStanding.Scope;
import io.bursar.core.ledger.state.SnapshotBook;
import io.bursar.core.ledger.state.SnapshotRow;
import io.bursar.core.ledger.state.StateKeys;

/** Which rows of one scope stand, and at which snapshot each was said last. */
final class SnapshotRows {

  private static final SnapshotRow NOTHING = new SnapshotRow(SnapshotBook.NONE, SnapshotBook.NONE);

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

  /**
   * The highest snapshot that said the row in words that could be used; {@link SnapshotBook#NONE}
   * when it does not stand.
   */
  long said(String id) {
    return row(id).said();
  }

  /** A snapshot says the row. */
  void say(String id, long version) {
    SnapshotRow before = row(id);
    put(
        id,
        before,
        new SnapshotRow(Math.max(version, before.version()), Math.max(version, before.said())));
  }

  /** A snapshot has the row, in words that can't be used: if it stands, it goes on standing. */
  void has(String id, long version) {
    SnapshotRow before = row(id);
    if (!before.equals(NOTHING)) {
      put(id, before, new SnapshotRow(Math.max(version, before.version()), before.said()));
    }
  }

  /** The row stands no more, or somewhere else. */
  void forget(String id) {
    SnapshotRow before = row(id);
    if (!before.equals(NOTHING)) {
      store.delete(StateKeys.snapshotRow(tenant, source, scope, id));
      keep(book().moved(before.version(), SnapshotBook.NONE));
    }
  }

  private SnapshotRow row(String id) {
    return store
        .get(StateKeys.snapshotRow(tenant, source, scope, id))
        .map(SnapshotRow.class::cast)
        .orElse(NOTHING);
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
