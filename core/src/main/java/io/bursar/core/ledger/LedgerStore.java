package io.bursar.core.ledger;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Where the ledger's state lives: documents by key, ordered by key. The live hub keeps it in Kafka
 * Streams, tests and backtests in a map. Documents are immutable values.
 */
public interface LedgerStore {

  Optional<StateDocument> get(StateKey key);

  void put(StateKey key, StateDocument document);

  void delete(StateKey key);

  /**
   * Documents of one tenant and kind whose rest begins with {@code prefix}, in key order. Where the
   * iterator holds on to something, it is also {@link AutoCloseable}, and whoever asked closes it.
   */
  Iterator<Map.Entry<StateKey, StateDocument>> scan(
      String tenant, StateKey.Kind kind, String prefix);

  /** Like {@link #scan}, of documents whose rest is not before {@code from}. */
  Iterator<Map.Entry<StateKey, StateDocument>> scanFrom(
      String tenant, StateKey.Kind kind, String from);
}
