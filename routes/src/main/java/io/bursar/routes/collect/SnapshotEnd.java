package io.bursar.routes.collect;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.SnapshotSent;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.PartitionKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Says behind the rows of a snapshot that these were all, once on each partition of the topic, so
 * that it comes behind every one of them wherever they went.
 */
final class SnapshotEnd {

  /** A file of more accounts and periods than these has something else in their columns. */
  static final int MOST_SCOPES = 10_000;

  private final String importId;
  private final IntSupplier partitions;
  private final Set<SnapshotScope> scopes = new LinkedHashSet<>();
  private String tenant = "";
  private String source = "";

  /**
   * @param partitions of the topic that the rows went to
   */
  SnapshotEnd(String importId, IntSupplier partitions) {
    this.importId = importId;
    this.partitions = partitions;
  }

  /** A row is on its way. */
  void saw(Collected row) {
    tenant = row.tenant();
    source = row.source();
    if (row instanceof Collected.Charge charge && scopes.size() <= MOST_SCOPES) {
      charge.scope().ifPresent(scopes::add);
    }
  }

  /**
   * What to say when every row is on the bus.
   *
   * @param unreadable rows that nobody could read
   */
  List<BusRecord> records(long unreadable) {
    List<BusRecord> records = new ArrayList<>();
    if (!scopes.isEmpty()) {
      long unknown = scopes.size() > MOST_SCOPES ? Math.max(1, unreadable) : unreadable;
      List<String> keys = PartitionKeys.of(tenant + "|" + source + "|", partitions.getAsInt());
      for (SnapshotScope scope : scopes) {
        for (int part = 1; part <= keys.size(); part++) {
          records.add(record(scope, part, keys, part == 1 ? unknown : 0));
        }
      }
    }
    return records;
  }

  private BusRecord record(SnapshotScope scope, int part, List<String> keys, long unreadable) {
    SnapshotSent sent =
        new SnapshotSent(
            tenant,
            source,
            scope.account(),
            scope.billingPeriod(),
            scope.version(),
            part,
            keys.size(),
            unreadable,
            Optional.of(importId));
    String id =
        "%s|%s|%s|%s|%d|%d"
            .formatted(
                tenant, source, scope.account(), scope.billingPeriod(), scope.version(), part);
    return BusRecord.of(keys.get(part - 1), EventType.SNAPSHOT_SENT, id, BusJson.write(sent));
  }
}
