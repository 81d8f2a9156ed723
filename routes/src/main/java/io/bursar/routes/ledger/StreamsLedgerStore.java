package io.bursar.routes.ledger;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.StateCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ledger's documents in one Kafka Streams store, so that a commit takes all of them or none.
 *
 * <p>What one entry writes is kept aside until the entry has been applied whole ({@link #keep}), so
 * an entry that fails half-way leaves nothing behind. Decoded documents are cached on the heap, and
 * so is that there is none; charges are not, because most are written once and never looked at
 * again.
 */
final class StreamsLedgerStore implements LedgerStore {

  /** An eighth of the heap for the usual twelve partitions, at some 2 kB a document. */
  private static final int CACHED_DOCUMENTS =
      (int) Math.max(1_000, Math.min(50_000, Runtime.getRuntime().maxMemory() / (8 * 12 * 2048)));

  private static final Optional<StateDocument> DELETED = Optional.empty();

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<StateKey, Optional<StateDocument>> aside = new LinkedHashMap<>();
  private final Map<StateKey, Optional<StateDocument>> cache =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StateKey, Optional<StateDocument>> eldest) {
          return size() > CACHED_DOCUMENTS;
        }
      };

  StreamsLedgerStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public Optional<StateDocument> get(StateKey key) {
    Optional<StateDocument> written = aside.get(key);
    if (written != null) {
      return written;
    }
    Optional<StateDocument> cached = cache.get(key);
    if (cached != null) {
      return cached;
    }
    byte[] stored = store.get(bytes(key));
    Optional<StateDocument> document =
        stored == null ? Optional.empty() : Optional.of(StateCodec.decode(stored));
    remember(key, document);
    return document;
  }

  @Override
  public void put(StateKey key, StateDocument document) {
    aside.put(key, Optional.of(document));
  }

  @Override
  public void delete(StateKey key) {
    aside.put(key, DELETED);
  }

  @Override
  public MergedScan scan(String tenant, StateKey.Kind kind, String prefix) {
    NavigableMap<StateKey, Optional<StateDocument>> written = new TreeMap<>();
    aside.forEach(
        (key, document) -> {
          if (key.kind() == kind && key.tenant().equals(tenant) && key.rest().startsWith(prefix)) {
            written.put(key, document);
          }
        });
    return new MergedScan(
        store.prefixScan(StateCodec.prefix(tenant, kind, prefix), new ByteArraySerializer()),
        written);
  }

  /** The entry was applied whole: what it wrote stays. */
  void keep() {
    aside.forEach(
        (key, written) -> {
          remember(key, written);
          if (written.isPresent()) {
            store.put(bytes(key), StateCodec.encode(written.get()));
          } else {
            store.delete(bytes(key));
          }
        });
    aside.clear();
  }

  /** The entry failed: nothing that it wrote stays. */
  void discard() {
    aside.clear();
  }

  private static Bytes bytes(StateKey key) {
    return Bytes.wrap(StateCodec.encode(key));
  }

  private void remember(StateKey key, Optional<StateDocument> document) {
    if (key.kind() != StateKey.Kind.CHARGE) {
      cache.put(key, document);
    }
  }
}
