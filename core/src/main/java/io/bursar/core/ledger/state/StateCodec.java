package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keys and documents as bytes.
 *
 * <p>A key is the tenant, a NUL, the kind's letter and the rest, in UTF-8: keys as bytes (unsigned)
 * are in the order of {@link StateKey}, and all keys of a scan begin with {@link #prefix}. A
 * document is a byte for the format, a byte for the kind of document and its fields. A document
 * read is equal to the document written, to the scale of its amounts.
 */
public final class StateCodec {

  /** The format that is written. What reads a later one says so instead of guessing. */
  private static final int FORMAT = 2;

  private static final Map<Character, StateKey.Kind> KINDS = new HashMap<>();

  static {
    for (StateKey.Kind kind : StateKey.Kind.values()) {
      KINDS.put(kind.letter(), kind);
    }
  }

  private StateCodec() {}

  /** A key as bytes. */
  public static byte[] encode(StateKey key) {
    return prefix(key.tenant(), key.kind(), key.rest());
  }

  /** What the bytes of all keys begin with that a scan is after. */
  public static byte[] prefix(String tenant, StateKey.Kind kind, String prefix) {
    byte[] text = (tenant + '\0' + kind.letter() + prefix).getBytes(StandardCharsets.UTF_8);
    return text;
  }

  /** A key from bytes. */
  public static StateKey decodeKey(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int nul = text.indexOf('\0');
    StateKey.Kind kind = nul < 0 ? null : KINDS.get(text.charAt(nul + 1));
    if (kind == null) {
      throw new IllegalArgumentException("no key of the ledger's state: " + Arrays.toString(bytes));
    }
    return new StateKey(text.substring(0, nul), kind, text.substring(nul + 2));
  }

  /** A document as bytes. */
  public static byte[] encode(StateDocument document) {
    DocumentCodec codec = DocumentCodec.of(document);
    ByteWriter to = new ByteWriter();
    to.raw(FORMAT);
    to.raw(codec.mark());
    codec.write(to, document);
    return to.toBytes();
  }

  /**
   * A document from bytes.
   *
   * @throws IllegalArgumentException when a newer Bursar wrote it, or it is no document
   */
  public static StateDocument decode(byte[] bytes) {
    ByteReader from = new ByteReader(bytes);
    int format = from.raw();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "document of format %d; this version reads format %d. Start the version that wrote it"
              .formatted(format, FORMAT));
    }
    StateDocument document = DocumentCodec.of(from.raw()).read(from);
    if (!from.atEnd()) {
      throw new IllegalArgumentException("document with bytes behind its end: " + document);
    }
    return document;
  }
}
