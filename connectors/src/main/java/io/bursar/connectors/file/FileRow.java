package io.bursar.connectors.file;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;

/** What became of one row. */
public sealed interface FileRow {

  /** The line it begins on, from 1. */
  long line();

  /** A row that said something. */
  record Understood(Collected collected, long line) implements FileRow {}

  /** A row, or the rest of a broken file, that could not be used. */
  record Refused(Rejection rejection, long line) implements FileRow {}
}
