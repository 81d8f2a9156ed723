package io.bursar.routes.ledger;

import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.StateCodec;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * What the store has and what the entry at hand has written, as one, in the order of keys. It reads
 * on as it is asked: who looks for one charge among millions does not decode them all.
 */
final class MergedScan implements Iterator<Map.Entry<StateKey, StateDocument>>, AutoCloseable {

  private final KeyValueIterator<Bytes, byte[]> stored;
  private final NavigableMap<StateKey, Optional<StateDocument>> written;
  private Optional<KeyValue<StateKey, byte[]>> ahead = Optional.empty();
  private Optional<Map.Entry<StateKey, StateDocument>> next;

  /**
   * @param written by key; empty where it was deleted. Emptied by going on
   */
  MergedScan(
      KeyValueIterator<Bytes, byte[]> stored,
      NavigableMap<StateKey, Optional<StateDocument>> written) {
    this.stored = stored;
    this.written = written;
    this.next = advance();
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public Map.Entry<StateKey, StateDocument> next() {
    Map.Entry<StateKey, StateDocument> found = next.orElseThrow(NoSuchElementException::new);
    next = advance();
    return found;
  }

  private Optional<Map.Entry<StateKey, StateDocument>> advance() {
    while (true) {
      if (ahead.isEmpty() && stored.hasNext()) {
        KeyValue<Bytes, byte[]> read = stored.next();
        ahead = Optional.of(KeyValue.pair(StateCodec.decodeKey(read.key.get()), read.value));
      }
      if (written.isEmpty() || isBeforeWritten()) {
        return fromStored();
      }
      Map.Entry<StateKey, Optional<StateDocument>> first = written.pollFirstEntry();
      if (ahead.filter(same -> same.key.equals(first.getKey())).isPresent()) {
        ahead = Optional.empty();
      }
      if (first.getValue().isPresent()) {
        return Optional.of(Map.entry(first.getKey(), first.getValue().get()));
      }
    }
  }

  private boolean isBeforeWritten() {
    return ahead.isPresent() && ahead.get().key.compareTo(written.firstKey()) < 0;
  }

  private Optional<Map.Entry<StateKey, StateDocument>> fromStored() {
    Optional<Map.Entry<StateKey, StateDocument>> found =
        ahead.map(it -> Map.entry(it.key, StateCodec.decode(it.value)));
    ahead = Optional.empty();
    return found;
  }

  @Override
  public void close() {
    stored.close();
  }
}
