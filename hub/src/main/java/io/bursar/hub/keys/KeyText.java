package io.bursar.hub.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A key as its holder has it: {@code bur_ID_SECRET}, the secret being 256 random bits in base64url
 * (43 characters). The id is public and finds the key; only the hash of the whole is kept.
 */
public record KeyText(String id, String text) {

  private static final String PREFIX = "bur_";
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;
  private static final int SECRET_LENGTH = 43;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /**
   * A new key.
   *
   * @param random must be a cryptographic one outside of tests
   */
  public static KeyText make(RandomGenerator random) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return make(HexFormat.of().formatHex(id), random);
  }

  /** A new key with a given id. */
  static KeyText make(String id, RandomGenerator random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new KeyText(id, PREFIX + id + "_" + BASE64.encodeToString(secret));
  }

  /** The id that a presented key names; empty when it has another form. */
  static Optional<String> idOf(String presented) {
    int secret = presented.length() - SECRET_LENGTH;
    return presented.startsWith(PREFIX)
            && secret > PREFIX.length() + 1
            && presented.charAt(secret - 1) == '_'
        ? Optional.of(presented.substring(PREFIX.length(), secret - 1))
        : Optional.empty();
  }

  /** SHA-256, hex, of the whole key: what {@code KeyEvent} keeps. */
  public String hash() {
    return hashOf(text);
  }

  static String hashOf(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return PREFIX + id + "_…";
  }
}
