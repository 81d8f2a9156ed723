package io.bursar.hub.api;

import java.util.Locale;
import java.util.Set;

/** Media types as the headers Content-Type and Accept name them. */
final class MediaTypes {

  private MediaTypes() {}

  /** Type and subtype in small letters, without parameters. */
  static String essence(String header) {
    int semicolon = header.indexOf(';');
    return (semicolon < 0 ? header : header.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Whether an Accept header takes any of the offered types. */
  static boolean accepts(String accept, Set<String> offered) {
    for (String range : accept.split(",", -1)) {
      String type = essence(range);
      if (!isRefused(range) && offered.stream().anyMatch(offer -> covers(type, offer))) {
        return true;
      }
    }
    return false;
  }

  private static boolean covers(String range, String type) {
    return range.equals("*/*")
        || range.equals(type)
        || (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)));
  }

  /** {@code q=0} says "not this one". */
  private static boolean isRefused(String range) {
    return range.replace(" ", "").matches("(?i).*;q=0(\\.0*)?(;.*)?");
  }
}
