package io.bursar.routes.streams;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.ProcessorContext;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store whose processor keeps what it changed in its own form and writes it down when Streams is
 * about to commit: however often a document changes between two commits, it is encoded, stored and
 * logged once. Streams' own cache does the same for bytes, and the ledger spent a third of its time
 * encoding for it.
 *
 * <p>Streams tells only its own caches of a commit, so this poses as one ({@link CachedStateStore},
 * an internal interface): that what was not written down before a commit is never committed without
 * it is tested, not assumed.
 */
public final class WriteBehindStore implements StateStore, CachedStateStore<Bytes, byte[]> {

  private final KeyValueStore<Bytes, byte[]> store;
  private Runnable beforeCommit = () -> {};

  /** Around a store without a cache of its own. */
  public WriteBehindStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Builds a store on disk, with its changelog. */
  public static StoreBuilder<WriteBehindStore> builder(String name) {
    return new Builder(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled());
  }

  /** What is written down; what was not written down yet is missing from it. */
  public KeyValueStore<Bytes, byte[]> store() {
    return store;
  }

  /** The processor writes down, to {@link #store}, what it has changed since the last call. */
  public void beforeCommit(Runnable write) {
    beforeCommit = write;
  }

  @Override
  public void flushCache() {
    beforeCommit.run();
  }

  /** After a failure: what was not written down belongs to no commit. */
  @Override
  public void clearCache() {
    beforeCommit = () -> {};
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOld) {
    return false;
  }

  @Override
  public String name() {
    return store.name();
  }

  @Deprecated
  @Override
  public void init(ProcessorContext context, StateStore root) {
    store.init(context, root);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    store.init(context, root);
  }

  @Override
  public void flush() {
    store.flush();
  }

  @Override
  public void close() {
    store.close();
  }

  @Override
  public boolean persistent() {
    return store.persistent();
  }

  @Override
  public boolean isOpen() {
    return store.isOpen();
  }

  @Override
  public Position getPosition() {
    return store.getPosition();
  }

  private record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> inner)
      implements StoreBuilder<WriteBehindStore> {

    @Override
    public StoreBuilder<WriteBehindStore> withCachingEnabled() {
      throw new UnsupportedOperationException("it is a cache of its own");
    }

    @Override
    public StoreBuilder<WriteBehindStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<WriteBehindStore> withLoggingEnabled(Map<String, String> config) {
      inner.withLoggingEnabled(config);
      return this;
    }

    @Override
    public StoreBuilder<WriteBehindStore> withLoggingDisabled() {
      inner.withLoggingDisabled();
      return this;
    }

    @Override
    public WriteBehindStore build() {
      return new WriteBehindStore(inner.build());
    }

    @Override
    public Map<String, String> logConfig() {
      return inner.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
      return inner.loggingEnabled();
    }

    @Override
    public String name() {
      return inner.name();
    }
  }
}
