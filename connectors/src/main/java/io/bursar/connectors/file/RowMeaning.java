package io.bursar.connectors.file;

import io.bursar.core.collected.Collected;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A format's part: what a row means under one header. */
public interface RowMeaning extends Closeable {

  /**
   * Understands a row.
   *
   * @param fields the values in the header's order, as many as it has columns
   * @return what it says; empty when the mapping skips such rows
   * @throws RefusedRow when it cannot be used
   */
  Optional<Collected> of(String[] fields) throws RefusedRow;

  /**
   * Whether these fields could be a row of their own: its date and amount can be read. Asked about
   * lines inside a quoted value, to notice a lone quote that swallowed rows. Counts nothing.
   */
  boolean couldBe(String[] fields);

  /** Lets go of what telling rows apart has taken. */
  @Override
  void close() throws IOException;
}
