package io.bursar.connectors.file;

import java.io.InputStream;

/** A kind of file that Bursar can read: FOCUS, or a table that a mapping describes. */
public interface FileFormat {

  /** What people call it: {@code focus}, or the mapping's name. */
  String name();

  /** Whether a file of it is all there is of something: {@link FileOrigin#snapshot}. */
  Snapshots snapshots();

  /** Whether files are snapshots. */
  enum Snapshots {
    /** None is. */
    NEVER,
    /** One is where who sends it gives its version. */
    POSSIBLE,
    /** Each is, and needs a version. */
    ALWAYS
  }

  /**
   * Opens a file. Nothing is thrown for a bad file: what is wrong with it comes as a refused row.
   *
   * @param origin where the file came from
   * @param bytes the file, plain or gzip; closed by {@link FileRows#close()}
   */
  FileRows open(FileOrigin origin, InputStream bytes);
}
