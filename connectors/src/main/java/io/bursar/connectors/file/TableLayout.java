package io.bursar.connectors.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How a table is written down.
 *
 * @param delimiter the ASCII character between two fields
 * @param quote the ASCII character around fields that contain the delimiter; {@code '\0'} for none
 * @param charset what its bytes mean, unless a byte order mark says another
 * @param header whether the first row names the columns
 * @param skippedRows how many rows stand before the header (or before the first row)
 * @param empty words that stand for an empty value
 */
public record TableLayout(
    char delimiter,
    char quote,
    Charset charset,
    boolean header,
    int skippedRows,
    Set<String> empty) {

  /** As RFC 4180 and FOCUS have it. */
  public static final TableLayout PLAIN =
      new TableLayout(',', '"', StandardCharsets.UTF_8, true, 0, Set.of());

  public TableLayout {
    empty = Set.copyOf(empty);
    if (delimiter > 0x7f || quote > 0x7f || delimiter == quote) {
      throw new IllegalArgumentException("delimiter and quote must be two ASCII characters");
    }
  }
}
