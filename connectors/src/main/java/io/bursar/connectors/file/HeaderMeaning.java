package io.bursar.connectors.file;

import java.util.List;

/** A format's part: what a header means. */
public interface HeaderMeaning {

  /**
   * Understands a header.
   *
   * @param header the names of the columns, trimmed; for a table without a header, as many numbers
   *     from 1 as its first row has columns
   * @throws RefusedRow when the format cannot read such a file
   */
  RowMeaning of(List<String> header) throws RefusedRow;
}
