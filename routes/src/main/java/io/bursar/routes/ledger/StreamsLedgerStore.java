package io.bursar.routes.ledger;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.StateCodec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ledger's documents in one Kafka Streams store, so that a commit takes all of them or none.
 *
 * <p>What one entry writes is kept aside until the entry has been applied whole ({@link #keep}), so
 * an entry that fails half-way leaves nothing behind. Decoded documents are cached on the heap;
 * charges are not, because most are written once and never looked at again.
 */
final class StreamsLedgerStore implements LedgerStore {

  private static final int CACHED_DOCUMENTS = 50_000;
  private static final Optional<StateDocument> DELETED = Optional.empty();

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<StateKey, Optional<StateDocument>> aside = new LinkedHashMap<>();
  private final Map<StateKey, StateDocument> cache =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<StateKey, StateDocument> eldest) {
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
    StateDocument cached = cache.get(key);
    if (cached != null) {
      return Optional.of(cached);
    }
    byte[] stored = store.get(bytes(key));
    if (stored == null) {
      return Optional.empty();
    }
    StateDocument document = StateCodec.decode(stored);
    remember(key, document);
    return Optional.of(document);
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
  public Iterator<Map.Entry<StateKey, StateDocument>> scan(
      String tenant, StateKey.Kind kind, String prefix) {
    Map<StateKey, StateDocument> found = new TreeMap<>();
    try (KeyValueIterator<Bytes, byte[]> stored =
        store.prefixScan(StateCodec.prefix(tenant, kind, prefix), new ByteArraySerializer())) {
      while (stored.hasNext()) {
        KeyValue<Bytes, byte[]> next = stored.next();
        StateKey key = StateCodec.decodeKey(next.key.get());
        found.put(key, StateCodec.decode(next.value));
      }
    }
    aside.forEach(
        (key, written) -> {
          if (key.kind() == kind && key.tenant().equals(tenant) && key.rest().startsWith(prefix)) {
            written.ifPresentOrElse(document -> found.put(key, document), () -> found.remove(key));
          }
        });
    return found.entrySet().iterator();
  }

  /** The entry was applied whole: what it wrote stays. */
  void keep() {
    aside.forEach(
        (key, written) -> {
          if (written.isPresent()) {
            remember(key, written.get());
            store.put(bytes(key), StateCodec.encode(written.get()));
          } else {
            cache.remove(key);
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

  private void remember(StateKey key, StateDocument document) {
    if (key.kind() != StateKey.Kind.CHARGE) {
      cache.put(key, document);
    }
  }
}
