package io.bursar.hub.configuration.lint;

/**
 * Where something stands.
 *
 * @param file relative to the configuration folder, with {@code /}
 * @param line from 1; 0 means the file as a whole
 * @param column from 1, in characters; 0 means the line as a whole
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  /** The file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code tenants/acme/budgets.yaml:7:11}, without what is 0. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
  }
}
