package io.bursar.routes.ledger;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.LedgerStoreKit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** On RocksDB, with documents that are stored and such that the entry at hand has written. */
class StreamsLedgerStoreTest extends LedgerStoreKit {

  @TempDir Path folder;

  private final List<KeyValueStore<Bytes, byte[]>> open = new ArrayList<>();

  @Override
  protected LedgerStore newStore() {
    KeyValueStore<Bytes, byte[]> rocks =
        Stores.persistentKeyValueStore("store-" + open.size()).get();
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(
            new Properties(), new org.apache.kafka.streams.processor.TaskId(0, 0), folder.toFile());
    rocks.init(context.getStateStoreContext(), rocks);
    open.add(rocks);
    return new StreamsLedgerStore(rocks);
  }

  @AfterEach
  void close() {
    open.forEach(KeyValueStore::close);
  }
}
