package io.bursar.hub.configuration.files;

import java.util.regex.Pattern;

/** A path, or a pattern of paths, as the ledger matches it. */
final class NodePattern {

  private final Pattern pattern;

  private NodePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0;
  }

  /** {@code **} is any number of segments; {@code *} is one segment, or a part of one. */
  static NodePattern of(String text) {
    StringBuilder regex = new StringBuilder();
    for (String segment : text.split("/", -1)) {
      regex.append(segment.equals("**") ? "(?:/[^/]+)*" : "/" + glob(segment));
    }
    return new NodePattern(Pattern.compile(regex.toString()));
  }

  /** The pattern from the root on: {@code ads/**} of acme is {@code acme/ads/**}. */
  static String fromRoot(String text, String tenant) {
    String first = text.split("/", 2)[0];
    return first.equals("**") || of(first).matches(tenant) ? text : tenant + "/" + text;
  }

  boolean matches(String path) {
    return pattern.matcher("/" + path).matches();
  }

  private static String glob(String segment) {
    return segment.equals("*") ? "[^/]+" : Pattern.quote(segment).replace("*", "\\E[^/]*\\Q");
  }
}
