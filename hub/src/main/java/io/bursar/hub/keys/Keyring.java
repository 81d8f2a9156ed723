package io.bursar.hub.keys;

import io.bursar.routes.bus.KeyEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Finds the principal behind a presented key. */
public final class Keyring {

  /** Longest text that is looked at: nobody's key, but cheap to refuse. */
  static final int LONGEST = 512;

  private static final String NOBODY = KeyText.hashOf("");

  private final KeyStore keys;

  public Keyring(KeyStore keys) {
    this.keys = keys;
  }

  /**
   * The principal; empty when the key is unknown, wrong or revoked, which the caller must not be
   * able to tell apart. The work is the same in each case: one hash, one lookup, one comparison
   * that does not stop at the first difference.
   */
  public Optional<Principal> principal(String presented) {
    if (presented.isEmpty() || presented.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] shown = ascii(KeyText.hashOf(presented));
    // A key without our form can only be the one that an operator chose for the first start.
    Optional<KeyEvent> named = keys.key(KeyText.idOf(presented).orElse(AdminKey.ID));
    boolean same = MessageDigest.isEqual(shown, ascii(named.map(KeyEvent::hash).orElse(NOBODY)));
    return named
        .filter(key -> same && !key.revoked())
        .map(key -> new Principal(key.principal(), key.id(), key.grants()));
  }

  private static byte[] ascii(String hash) {
    return hash.getBytes(StandardCharsets.US_ASCII);
  }
}
