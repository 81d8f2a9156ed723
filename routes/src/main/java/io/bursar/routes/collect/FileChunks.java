package io.bursar.routes.collect;

import io.bursar.connectors.file.ReadCounts;
import java.io.Closeable;
import java.util.Iterator;
import java.util.Optional;

/**
 * A file as chunks for the bus. A chunk is read when it is asked for, that is, when the bus has the
 * one before.
 */
interface FileChunks extends Iterator<Chunk>, Closeable {

  /** How the rows that were given out came out. */
  ReadCounts counts();

  /** Why the file could not be used to its end, once nothing more comes. */
  Optional<String> fault();
}
