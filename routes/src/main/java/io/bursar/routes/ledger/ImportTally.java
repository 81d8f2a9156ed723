package io.bursar.routes.ledger;

import io.bursar.core.ledger.Effect;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.ImportCounts;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts what became of the rows of each import, in the ledger's own store: so whoever waits for an
 * import is told what the ledger really did, also after a crash.
 */
final class ImportTally {

  /** Not a letter of {@code StateKey.Kind}: documents and tallies never meet. */
  private static final String PREFIX = "\u0001import\u0000";

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<String, ImportCounts> cache = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> unwritten = new HashSet<>();

  ImportTally(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void count(Effect.Counted counted, long offset) {
    String importId = counted.importId();
    ImportCounts counts = find(counted.tenant(), importId).plus(counted.outcome(), offset);
    cache.put(importId, counts);
    unwritten.add(importId);
    changed.add(importId);
  }

  /** Writes down what was counted since the last call. */
  void writeDown() {
    for (String importId : unwritten) {
      store.put(key(importId), BusJson.write(cache.get(importId)));
    }
    unwritten.clear();
  }

  /** After a stop: what changed after that offset, which may not have been told. */
  void oweSince(long offset) {
    try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(PREFIX, new StringSerializer())) {
      while (found.hasNext()) {
        ImportCounts counts = BusJson.read(found.next().value, ImportCounts.class);
        if (counts.offset() > offset) {
          cache.put(counts.importId(), counts);
          changed.add(counts.importId());
        }
      }
    }
  }

  /** What changed since the last call. */
  Set<ImportCounts> takeChanged() {
    Set<ImportCounts> taken = new HashSet<>();
    for (String importId : changed) {
      taken.add(cache.get(importId));
    }
    changed.clear();
    return taken;
  }

  private ImportCounts find(String tenant, String importId) {
    return cache.computeIfAbsent(
        importId,
        id -> {
          byte[] stored = store.get(key(id));
          return stored == null
              ? ImportCounts.none(tenant, id)
              : BusJson.read(stored, ImportCounts.class);
        });
  }

  private static Bytes key(String importId) {
    return Bytes.wrap((PREFIX + importId).getBytes(StandardCharsets.UTF_8));
  }
}
