package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.Scope;
import io.bursar.core.ledger.state.SnapshotBook;
import io.bursar.core.ledger.state.SnapshotBook.Arriving;
import io.bursar.core.ledger.state.SnapshotRow;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.ledger.state.Unsettled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which rows of one scope stand, and at which snapshot each was said last. */
final class SnapshotRows {

  /** So long, a tenant is not judged because of a snapshot that is not complete. */
  static final Duration PATIENCE = Duration.ofHours(1);

  /** The moment of the last row is kept as exactly as this: not each row writes it. */
  private static final Duration EXACT = PATIENCE.dividedBy(2);

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

  /**
   * Something of a snapshot above the complete one comes: what comes first has the version.
   *
   * @return whether it is of that content, or the first
   */
  boolean claim(long version, String content) {
    SnapshotBook book = book();
    Optional<Arriving> claimed = book.arriving(version);
    if (claimed.isEmpty()) {
      keep(book.with(new Arriving(version, content, List.of())));
    }
    return claimed.map(Arriving::content).orElse(content).equals(content);
  }

  /** From now on, the scope's figures are neither what they were nor what they will be. */
  void unsettle(Instant time) {
    StateKey key = StateKeys.unsettled(tenant, source, scope);
    boolean isRecent =
        store
            .get(key)
            .filter(since -> ((Unsettled) since).since().plus(EXACT).isAfter(time))
            .isPresent();
    if (!isRecent) {
      store.put(key, new Unsettled(time));
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
