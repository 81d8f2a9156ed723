package io.bursar.core.configuration;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path, or a pattern of paths. {@code *} is one segment, or any characters within one; {@code **}
 * is any number of segments, none included: {@code acme/**} is acme and all below it.
 */
public final class NodePattern {

  private final Pattern paths;
  private final boolean single;

  private NodePattern(Pattern paths, boolean single) {
    this.paths = paths;
    this.single = single;
  }

  /** The pattern as somebody wrote it: every text is one. */
  public static NodePattern of(String written) {
    String expression =
        Arrays.stream(written.split("/", -1))
            .map(NodePattern::segment)
            .collect(Collectors.joining());
    return new NodePattern(Pattern.compile(expression), written.indexOf('*') < 0);
  }

  /** Whether the node with that path is meant. */
  public boolean matches(String path) {
    return paths.matcher("/" + path).matches();
  }

  /** Whether it names one node rather than describing some. */
  public boolean single() {
    return single;
  }

  private static String segment(String written) {
    return switch (written) {
      case "*" -> "/[^/]+";
      case "**" -> "(?:/[^/]+)*";
      default ->
          Arrays.stream(written.split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("[^/]*", "/", ""));
    };
  }
}
