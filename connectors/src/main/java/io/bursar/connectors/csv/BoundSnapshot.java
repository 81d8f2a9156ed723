package io.bursar.connectors.csv;

import io.bursar.connectors.csv.HeaderBinder.Bound;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.RefusedRow;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;

/** Where a row says what its file is all there is of. */
record BoundSnapshot(Bound account, Bound period) {

  static BoundSnapshot of(Mapping.Snapshot snapshot, HeaderBinder binder) {
    return new BoundSnapshot(binder.bind(snapshot.account()), binder.bind(snapshot.period()));
  }

  SnapshotScope scope(String[] fields, FileOrigin.Snapshot snapshot) throws RefusedRow {
    return new SnapshotScope(
        MappedRows.needed(account, fields),
        MappedRows.needed(period, fields),
        snapshot.version(),
        snapshot.content());
  }
}
