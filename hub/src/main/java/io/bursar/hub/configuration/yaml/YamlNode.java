package io.bursar.hub.configuration.yaml;

import io.bursar.hub.configuration.lint.Place;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A YAML file as it was written: scalars are the text that stands in the file, so {@code 0.1} is
 * exactly 0.1 and {@code 2026-11} is not a subtraction. What a text means is said by its key.
 */
public sealed interface YamlNode {

  Span span();

  default Place place() {
    return span().place();
  }

  /**
   * One text.
   *
   * @param plain whether it stands without quotes, so that YAML may read it as a number
   */
  record Scalar(String text, boolean plain, Span span) implements YamlNode {

    /** Whether YAML reads it as no value at all. */
    public boolean isNull() {
      return plain
          && switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }

    /** What YAML's core schema takes it for. */
    public Kind kind() {
      if (!plain) {
        return Kind.TEXT;
      }
      if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
        return Kind.BOOLEAN;
      }
      return NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
    }

    /** Three kinds of scalars that have a value. */
    public enum Kind {
      TEXT,
      NUMBER,
      BOOLEAN
    }

    private static final Pattern NUMBER =
        Pattern.compile(
            "[-+]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][-+]?\\d++)?|0x[0-9a-fA-F]++|0o[0-7]++"
                + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  }

  /** A list. */
  record Sequence(List<YamlNode> items, Span span) implements YamlNode {}

  /** Keys and values, in order, no key twice. */
  record Mapping(List<Entry> entries, Span span) implements YamlNode {}

  /** One key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
