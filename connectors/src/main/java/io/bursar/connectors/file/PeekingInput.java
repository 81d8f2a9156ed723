package io.bursar.connectors.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered input whose first bytes can be looked at, and whose {@link #available()} is 0 only at
 * the end. {@code GZIPInputStream} takes 0 for "no further member" and would drop the rest of a
 * file of several members in silence, as {@code gzip a b > c} or a log shipper makes them.
 */
final class PeekingInput extends InputStream {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;

  PeekingInput(InputStream in) {
    this.in = in;
  }

  /** Whether the input goes on with these bytes. They are not taken. */
  boolean startsWith(int... bytes) throws IOException {
    while (end - start < bytes.length) {
      if (!fill()) {
        return false;
      }
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((buffer[start + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(read, 0);
    return read > 0;
  }

  @Override
  public int read() throws IOException {
    return start < end || fill() ? buffer[start++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (start == end && !fill()) {
      return -1;
    }
    int taken = Math.min(length, end - start);
    System.arraycopy(buffer, start, to, offset, taken);
    start += taken;
    return taken;
  }

  @Override
  public int available() throws IOException {
    return start < end || fill() ? end - start : 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
