package io.bursar.connectors.file;

import java.io.InputStream;

/** A kind of file that Bursar can read: FOCUS, or a table that a mapping describes. */
public interface FileFormat {

  /** What people call it: {@code focus}, or the mapping's name. */
  String name();

  /**
   * Opens a file. Nothing is thrown for a bad file: what is wrong with it comes as a refused row.
   *
   * @param origin where the file came from
   * @param bytes the file, plain or gzip; closed by {@link FileRows#close()}
   */
  FileRows open(FileOrigin origin, InputStream bytes);
}
