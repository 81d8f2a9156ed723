package io.bursar.hub.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of the embedded servers: random, made once, kept in a file. */
final class Secret {
  private static final int BYTES = 24;

  private Secret() {}

  /** What {@code file} holds; a new secret is put there when it is absent. */
  static String kept(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    OwnerOnly.write(file, secret + "\n");
    return secret;
  }
}
