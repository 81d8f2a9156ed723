package io.bursar.hub.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on.
 *
 * @param strip key of the strip of the list it is in
 * @param inner where in the strip; empty for its beginning
 */
record Cursor(String strip, Optional<String> inner) {

  private static final char SEPARATOR = '\n';

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws Refusal when it is something else
   */
  static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int separator = plain.indexOf(SEPARATOR);
      if (separator > 0) {
        String inner = plain.substring(separator + 1);
        return new Cursor(
            plain.substring(0, separator), inner.isEmpty() ? Optional.empty() : Optional.of(inner));
      }
    } catch (IllegalArgumentException notBase64) {
      // said below
    }
    throw invalid();
  }

  static Refusal invalid() {
    return new Refusal(ApiCode.CURSOR_INVALID, "the cursor is not one of this list");
  }

  String text() {
    String plain = strip + SEPARATOR + inner.orElse("");
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
