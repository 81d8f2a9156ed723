package io.bursar.routes.ledger;

import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.StateCodec;
import io.bursar.core.ledger.state.StateDigest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The digest of the ledger's documents where a topology keeps them. */
final class KeptState {

  /** Keys of what the topology keeps beside the documents begin with it. */
  private static final byte BESIDE = 1;

  private KeptState() {}

  /** Of a store that is open. */
  static String digest(KeyValueStore<Bytes, byte[]> store) {
    List<Map.Entry<StateKey, StateDocument>> documents = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      all.forEachRemaining(each -> add(documents, each.key.get(), each.value));
    }
    return StateDigest.of(documents.iterator());
  }

  /** Of a store's files that nobody has open. */
  static String digest(Path files) throws RocksDBException {
    List<Map.Entry<StateKey, StateDocument>> documents = new ArrayList<>();
    RocksDB.loadLibrary();
    try (Options options = new Options();
        RocksDB database = RocksDB.openReadOnly(options, files.toString());
        RocksIterator all = database.newIterator()) {
      for (all.seekToFirst(); all.isValid(); all.next()) {
        add(documents, all.key(), all.value());
      }
    }
    return StateDigest.of(documents.iterator());
  }

  private static void add(
      List<Map.Entry<StateKey, StateDocument>> documents, byte[] key, byte[] value) {
    if (key[0] != BESIDE) {
      documents.add(Map.entry(StateCodec.decodeKey(key), StateCodec.decode(value)));
    }
  }
}
