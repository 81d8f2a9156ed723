package io.bursar.core.scenario;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.StateCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps bytes only, in the order of bytes, as a store on a disk does. */
public final class EncodedLedgerStore implements LedgerStore {

  private final TreeMap<byte[], byte[]> documents = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public Optional<StateDocument> get(StateKey key) {
    return Optional.ofNullable(documents.get(StateCodec.encode(key))).map(StateCodec::decode);
  }

  @Override
  public void put(StateKey key, StateDocument document) {
    documents.put(StateCodec.encode(key), StateCodec.encode(document));
  }

  @Override
  public void delete(StateKey key) {
    documents.remove(StateCodec.encode(key));
  }

  @Override
  public Iterator<Map.Entry<StateKey, StateDocument>> scan(
      String tenant, StateKey.Kind kind, String prefix) {
    byte[] wanted = StateCodec.prefix(tenant, kind, prefix);
    return from(wanted, wanted);
  }

  @Override
  public Iterator<Map.Entry<StateKey, StateDocument>> scanFrom(
      String tenant, StateKey.Kind kind, String from) {
    return from(StateCodec.prefix(tenant, kind, from), StateCodec.prefix(tenant, kind, ""));
  }

  /** Every document, in the order of the keys. */
  public Iterator<Map.Entry<StateKey, StateDocument>> all() {
    return from(new byte[0], new byte[0]);
  }

  private Iterator<Map.Entry<StateKey, StateDocument>> from(byte[] first, byte[] prefix) {
    List<Map.Entry<StateKey, StateDocument>> found = new ArrayList<>();
    for (Map.Entry<byte[], byte[]> each : documents.tailMap(first, true).entrySet()) {
      byte[] key = each.getKey();
      if (key.length < prefix.length
          || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
        break;
      }
      found.add(Map.entry(StateCodec.decodeKey(key), StateCodec.decode(each.getValue())));
    }
    return found.iterator();
  }
}
