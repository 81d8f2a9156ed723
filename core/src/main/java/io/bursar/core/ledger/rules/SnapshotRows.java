package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.state.ChargeStanding.Scope;
import io.bursar.core.ledger.state.SnapshotBook;
import io.bursar.core.ledger.state.SnapshotRow;
import io.bursar.core.ledger.state.StateKeys;

/** Which rows of one scope stand, and at which snapshot each was said last. */
final class SnapshotRows {

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

  /** The highest snapshot that said the row; {@link SnapshotBook#NONE} when it does not stand. */
  long seen(String id) {
    return store
        .get(StateKeys.snapshotRow(tenant, source, scope, id))
        .map(row -> ((SnapshotRow) row).version())
        .orElse(SnapshotBook.NONE);
  }

  /** A snapshot said the row. */
  void see(String id, long version) {
    long before = seen(id);
    if (version > before) {
      store.put(StateKeys.snapshotRow(tenant, source, scope, id), new SnapshotRow(version));
      keep(book().moved(before, version));
    }
  }

  /** The row stands no more, or somewhere else. */
  void forget(String id) {
    long before = seen(id);
    if (before != SnapshotBook.NONE) {
      store.delete(StateKeys.snapshotRow(tenant, source, scope, id));
      keep(book().moved(before, SnapshotBook.NONE));
    }
  }
}
