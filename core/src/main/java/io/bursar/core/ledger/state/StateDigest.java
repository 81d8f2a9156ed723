package io.bursar.core.ledger.state;

import io.bursar.core.decision.Digest;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;

/** One hash over a whole state: two states are the same exactly when their digests are. */
public final class StateDigest {

  private StateDigest() {}

  /**
   * SHA-256, hex, over every key and document.
   *
   * @param documents all of them, in the order of their keys
   * @throws IllegalArgumentException when they are not in order, or one is there twice
   */
  public static String of(Iterator<Map.Entry<StateKey, StateDocument>> documents) {
    MessageDigest digest = Digest.sha256();
    StateKey last = null;
    while (documents.hasNext()) {
      Map.Entry<StateKey, StateDocument> each = documents.next();
      if (last != null && last.compareTo(each.getKey()) >= 0) {
        throw new IllegalArgumentException(each.getKey() + " does not come after " + last);
      }
      last = each.getKey();
      add(digest, StateCodec.encode(each.getKey()));
      add(digest, StateCodec.encode(each.getValue()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    ByteWriter length = new ByteWriter();
    length.number(bytes.length);
    digest.update(length.toBytes());
    digest.update(bytes);
  }
}
