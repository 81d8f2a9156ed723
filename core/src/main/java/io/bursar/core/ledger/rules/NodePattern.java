package io.bursar.core.ledger.rules;

import java.util.regex.Pattern;

/** A path, or a pattern of paths: {@code *} is one segment, {@code **} any number of them. */
final class NodePattern {

  private final Pattern pattern;
  private final boolean single;

  NodePattern(String written) {
    StringBuilder regex = new StringBuilder();
    for (String segment : written.split("/", -1)) {
      switch (segment) {
        case "**" -> regex.append("(?:/[^/]+)*");
        case "*" -> regex.append("/[^/]+");
        default -> regex.append('/').append(glob(segment));
      }
    }
    pattern = Pattern.compile(regex.toString());
    single = !written.contains("*");
  }

  boolean matches(String path) {
    return pattern.matcher("/" + path).matches();
  }

  /** Whether it names one node rather than describing some. */
  boolean single() {
    return single;
  }

  private static String glob(String segment) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    for (int star = segment.indexOf('*'); star >= 0; star = segment.indexOf('*', from)) {
      regex.append(Pattern.quote(segment.substring(from, star))).append("[^/]*");
      from = star + 1;
    }
    return regex.append(Pattern.quote(segment.substring(from))).toString();
  }
}
