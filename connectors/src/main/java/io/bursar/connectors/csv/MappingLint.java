package io.bursar.connectors.csv;

import io.bursar.connectors.file.FormatCode;

/**
 * Something about a mapping that its author should know.
 *
 * @param path the key, {@code amount.decimal}; empty for the file as a whole
 * @param line from 1
 * @param column from 1
 * @param what the value, what is wrong with it and what to write instead
 */
public record MappingLint(
    Level level, FormatCode code, String path, int line, int column, String what) {

  /** Whether the mapping can be used nevertheless. */
  public enum Level {
    ERROR,
    WARNING
  }

  @Override
  public String toString() {
    return line
        + ":"
        + column
        + " "
        + code.code()
        + (path.isEmpty() ? "" : " " + path)
        + ": "
        + what;
  }
}
