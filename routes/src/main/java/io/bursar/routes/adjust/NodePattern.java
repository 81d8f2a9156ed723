package io.bursar.routes.adjust;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A path, or a pattern with {@code *} for one segment and {@code **} for any number of them, none
 * included: {@code acme/**} is acme and all below it.
 */
record NodePattern(Pattern paths) {

  static NodePattern of(String text) {
    String expression =
        Stream.of(text.split("/", -1))
            .map(
                segment ->
                    switch (segment) {
                      case "*" -> "/[^/]+";
                      case "**" -> "(?:/[^/]+)*";
                      default -> "/" + literal(segment);
                    })
            .collect(Collectors.joining());
    return new NodePattern(Pattern.compile(expression));
  }

  boolean matches(String path) {
    return paths.matcher("/" + path).matches();
  }

  /** A star inside a segment stands for any characters of it. */
  private static String literal(String segment) {
    return Stream.of(segment.split("\\*", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^/]*"));
  }
}
