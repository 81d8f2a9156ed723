package io.bursar.hub.configuration.yaml;

import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import java.util.Optional;

/**
 * One file that was read.
 *
 * @param file relative to the configuration folder
 * @param text the whole file
 * @param root what it says; a mapping without entries when it says nothing
 */
public record YamlFile(String file, String text, YamlNode root) {

  /** The text of a node as its owner wrote it, moved to the left margin. */
  public String source(YamlNode node) {
    Span span = node.span();
    int margin = span.place().column() - 1;
    StringBuilder source = new StringBuilder();
    for (String line : text.substring(span.start(), span.end()).stripTrailing().split("\\R", -1)) {
      if (source.isEmpty()) {
        source.append(line);
      } else {
        int indent = Math.min(margin, line.length() - line.stripLeading().length());
        source.append('\n').append(line.substring(indent).stripTrailing());
      }
    }
    return source.toString();
  }

  /**
   * Where the character at {@code column} (from 1) of a scalar's text stands in the file; empty
   * when the file has it folded, escaped or over several lines.
   */
  public Optional<Place> inside(Scalar scalar, int column) {
    Span span = scalar.span();
    String source = text.substring(span.start(), span.end());
    int quote = scalar.plain() ? 0 : 1;
    if (source.length() != scalar.text().length() + 2 * quote
        || !source.startsWith(scalar.text(), quote)
        || column < 1) {
      return Optional.empty();
    }
    Place place = span.place();
    return Optional.of(new Place(place.file(), place.line(), place.column() + quote + column - 1));
  }
}
