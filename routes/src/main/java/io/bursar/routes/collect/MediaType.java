package io.bursar.routes.collect;

import java.util.Locale;
import java.util.Optional;

/**
 * A content type.
 *
 * @param name type and subtype, in lower case
 * @param charset its charset parameter, in lower case
 */
record MediaType(String name, Optional<String> charset) {

  /** The media type that the header's value names; empty when it names none. */
  static Optional<MediaType> of(String header) {
    String[] parts = header.split(";", -1);
    String name = parts[0].trim().toLowerCase(Locale.ROOT);
    if (name.indexOf('/') <= 0) {
      return Optional.empty();
    }
    Optional<String> charset = Optional.empty();
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("charset=")) {
        charset = Optional.of(parameter.substring("charset=".length()).replace("\"", "").trim());
      }
    }
    return Optional.of(new MediaType(name, charset));
  }

  boolean isJson() {
    return name.equals("application/json") || name.endsWith("+json");
  }

  /** JSON is UTF-8, and ASCII is a part of it. */
  boolean isUtf8() {
    return charset
        .map(c -> c.equals("utf-8") || c.equals("utf8") || c.equals("us-ascii"))
        .orElse(true);
  }
}
