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
 * import is told what the ledger really did, also after a crash. A row that clean read twice, of
 * which the journal has two entries then, is counted once: {@link SeenRows} knows it.
 */
final class ImportTally {

  /** Not a letter of {@code StateKey.Kind}: documents and tallies never meet. */
  private static final String PREFIX = "\u0001tally\u0000";

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<String, Tally> cache = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> unwritten = new HashSet<>();

  ImportTally(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * One entry of an import has ended.
   *
   * @param place where its row was collected, as one word: topic/partition/offset; one that is none
   *     is always counted
   */
  void count(Effect.Counted counted, long offset, String place) {
    String importId = counted.importId();
    Tally tally = find(counted.tenant(), importId);
    if (tally.seen().isNew(place)) {
      cache.put(importId, new Tally(tally.counts().plus(counted.outcome(), offset), tally.seen()));
      unwritten.add(importId);
      changed.add(importId);
    }
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
        Tally tally = BusJson.read(found.next().value, Tally.class);
        if (tally.counts().offset() > offset) {
          cache.put(tally.counts().importId(), tally);
          changed.add(tally.counts().importId());
        }
      }
    }
  }

  /** What changed since the last call. */
  Set<ImportCounts> takeChanged() {
    Set<ImportCounts> taken = new HashSet<>();
    for (String importId : changed) {
      taken.add(cache.get(importId).counts());
    }
    changed.clear();
    return taken;
  }

  private Tally find(String tenant, String importId) {
    return cache.computeIfAbsent(
        importId,
        id -> {
          byte[] stored = store.get(key(id));
          return stored == null
              ? new Tally(ImportCounts.none(tenant, id), new SeenRows())
              : BusJson.read(stored, Tally.class);
        });
  }

  private static Bytes key(String importId) {
    return Bytes.wrap((PREFIX + importId).getBytes(StandardCharsets.UTF_8));
  }

  /** How far an import is, and which of its rows that were. */
  record Tally(ImportCounts counts, SeenRows seen) {}
}
