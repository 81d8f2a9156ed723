package io.bursar.hub.configuration.yaml;

import io.bursar.hub.configuration.lint.Place;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's marks, which count code points from 0, into places and indexes. */
final class Positions {

  private final String file;
  private final String text;
  private final int[] indexes;

  Positions(String file, String text) {
    this.file = file;
    this.text = text;
    this.indexes =
        text.codePointCount(0, text.length()) == text.length() ? new int[0] : indexes(text);
  }

  /** The file as a whole. */
  Place file() {
    return Place.of(file);
  }

  /** How many code points there are. */
  int length() {
    return indexes.length == 0 ? text.length() : indexes.length;
  }

  /** Where a mark stands; one behind everything that is written stands at the end of that. */
  Place place(Mark mark) {
    if (mark.getIndex() >= length()) {
      return endOfTheWritten();
    }
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  Span span(Mark start, Mark end) {
    return new Span(place(start), index(start.getIndex()), index(end.getIndex()));
  }

  private Place endOfTheWritten() {
    String written = text.stripTrailing();
    return placeOf(written.codePointCount(0, written.length()));
  }

  /** Where the code point with that number stands. */
  Place placeOf(int codePoint) {
    int end = index(codePoint);
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Place(file, line, text.codePointCount(lineStart, end) + 1);
  }

  private int index(int codePoint) {
    if (indexes.length == 0) {
      return Math.min(codePoint, text.length());
    }
    return codePoint < indexes.length ? indexes[codePoint] : text.length();
  }

  /** Index of each code point, for texts in which a character may take two places. */
  private static int[] indexes(String text) {
    int[] found = new int[text.codePointCount(0, text.length())];
    int index = 0;
    for (int point = 0; point < found.length; point++) {
      found[point] = index;
      index += Character.charCount(text.codePointAt(index));
    }
    return found;
  }
}
