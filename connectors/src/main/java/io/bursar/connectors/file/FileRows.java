package io.bursar.connectors.file;

import java.io.Closeable;
import java.util.Iterator;

/**
 * The rows of one file, read as they are asked for; memory does not grow with the file, except by
 * 16 MB where rows have no keys and equal ones must be told apart; beyond a million such rows a
 * temporary file takes 10 to 30 bytes a row. Not thread-safe.
 */
public interface FileRows extends Iterator<FileRow>, Closeable {

  /** How the rows returned so far came out. */
  ReadCounts counts();
}
