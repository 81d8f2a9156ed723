package io.bursar.routes.collect;

import io.bursar.connectors.file.FileOrigin;
import io.bursar.core.collected.SnapshotSent;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.PartitionKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Says behind the rows of a snapshot that these were all, once on each partition of the topic, so
 * that it comes behind every one of them wherever they went.
 */
final class SnapshotEnd {

  private final FileOrigin origin;
  private final FileOrigin.Snapshot snapshot;
  private final List<SnapshotScope> scopes;
  private final List<String> keys;
  private int said;

  /**
   * @param snapshot what the rows were sent as
   * @param partitions of the topic that the rows went to
   */
  SnapshotEnd(
      FileOrigin origin, FileOrigin.Snapshot snapshot, Set<SnapshotScope> scopes, int partitions) {
    this.origin = origin;
    this.snapshot = snapshot;
    this.scopes = List.copyOf(scopes);
    this.keys = PartitionKeys.of(origin.tenant() + "|" + origin.source() + "|", partitions);
  }

  boolean hasNext() {
    return said < scopes.size() * keys.size();
  }

  /** So many records more, or as many as are left. */
  List<BusRecord> next(int most) {
    List<BusRecord> records = new ArrayList<>();
    while (records.size() < most && hasNext()) {
      records.add(record(scopes.get(said / keys.size()), said % keys.size()));
      said++;
    }
    return records;
  }

  private BusRecord record(SnapshotScope scope, int way) {
    SnapshotSent sent =
        new SnapshotSent(
            origin.tenant(),
            origin.source(),
            scope.account(),
            scope.billingPeriod(),
            snapshot.version(),
            way + 1,
            keys.size(),
            snapshot.content(),
            origin.importId());
    String id =
        String.join(
            "|",
            origin.importId().orElse("-"),
            scope.account(),
            scope.billingPeriod(),
            String.valueOf(way + 1));
    return BusRecord.of(keys.get(way), EventType.SNAPSHOT_SENT, id, BusJson.write(sent));
  }
}
