package io.bursar.connectors.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The identity of rows without keys (LEDGER.md, case 3): the content of the row and how often it
 * has been seen in the file. Content is each column that has a value, by name: the order of the
 * columns, quoting and empty columns make no difference. The file's name is no part of it.
 *
 * <p>An identity is {@code HHHH-N}: the first 128 bits of the SHA-256 of the content, in hex, and
 * the occurrence from 1.
 */
public final class RowIdentity implements Closeable {
  private static final int SHOWN_BYTES = 16;

  private final int[] order;
  private final byte[][] names;
  private final Predicate<String> empty;
  private final Occurrences occurrences = new Occurrences();
  private final MessageDigest digest;
  private byte[] content = new byte[1024];
  private int length;

  /**
   * For the rows of one file.
   *
   * @param header the names of the columns
   * @param empty which values are none
   */
  public RowIdentity(List<String> header, Predicate<String> empty) {
    this.empty = empty;
    this.order =
        IntStream.range(0, header.size())
            .boxed()
            .sorted(Comparator.comparing(header::get))
            .mapToInt(Integer::intValue)
            .toArray();
    this.names =
        IntStream.of(order)
            .mapToObj(column -> header.get(column).getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /**
   * The identity of the file's next row. Asked once a row, as asking counts.
   *
   * @throws UncheckedIOException when there is no room left to remember rows
   */
  public String next(String[] fields) {
    length = 0;
    for (int i = 0; i < order.length; i++) {
      String value = fields[order[i]];
      if (!empty.test(value)) {
        add(names[i]);
        add(value.getBytes(StandardCharsets.UTF_8));
      }
    }
    digest.update(content, 0, length);
    byte[] hash = digest.digest();
    try {
      int occurrence = occurrences.next(ByteBuffer.wrap(hash, SHOWN_BYTES, Long.BYTES).getLong());
      return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES) + '-' + occurrence;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    occurrences.close();
  }

  /** Length and bytes, so that no two rows have the same content. */
  private void add(byte[] bytes) {
    int end = length + Integer.BYTES + bytes.length;
    if (end > content.length) {
      content = Arrays.copyOf(content, Math.max(end, 2 * content.length));
    }
    content[length] = (byte) (bytes.length >>> 24);
    content[length + 1] = (byte) (bytes.length >>> 16);
    content[length + 2] = (byte) (bytes.length >>> 8);
    content[length + 3] = (byte) bytes.length;
    System.arraycopy(bytes, 0, content, length + Integer.BYTES, bytes.length);
    length = end;
  }
}
