package io.bursar.hub.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path of the API with its parameters; those without a value are left out. */
public final class Query {
  private final StringBuilder text;
  private boolean first = true;

  public Query(String path) {
    this.text = new StringBuilder("/api/v1/").append(path);
  }

  public Query with(String name, Object value) {
    if (value != null) {
      text.append(first ? '?' : '&').append(name).append('=').append(encoded(value.toString()));
      first = false;
    }
    return this;
  }

  /** One segment of a path. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
