package io.bursar.connectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Finds where records begin and end in bytes, and contains damage: a quote that is never closed
 * costs one line, not the rest of the file, and a line of any length costs no more memory than the
 * limit.
 *
 * <p>A record ends at LF, CR or CRLF outside quotes; a field is quoted when it begins with a quote.
 * When a record cannot be right, its first line alone is given as damaged and the search goes on
 * with the line after it.
 */
final class RecordScanner {

  /** Whether a record can be right. */
  enum Damage {
    NONE,
    QUOTES,
    TOO_LONG
  }

  /** Says that a table has no quotes. */
  static final char NO_QUOTE = '\0';

  private static final int NEVER = 256;
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final byte delimiter;
  private final int quote;
  private final int limit;

  private byte[] buffer = new byte[2 * CHUNK];
  private byte[] head = {};
  private int end;
  private boolean afterCr;

  private int start;
  private int length;
  private int next;
  private long line;
  private long nextLine = 1;
  private int firstLength;
  private int firstNext;
  private Damage damage = Damage.NONE;

  /**
   * For the bytes of one table.
   *
   * @param limit bytes of the longest record
   */
  RecordScanner(InputStream in, char delimiter, char quote, int limit) {
    this.in = in;
    this.delimiter = (byte) delimiter;
    this.quote = quote == NO_QUOTE ? NEVER : quote;
    this.limit = limit;
  }

  /**
   * Goes to the next record; lines with nothing in them are none.
   *
   * @return false at the end of the file
   * @throws IOException when the file breaks off; {@link #bytes()} then gives what came of the
   *     record
   */
  boolean next() throws IOException {
    damage = Damage.NONE;
    length = 0;
    start = next;
    line = nextLine;
    return skipLineEnds() && scan();
  }

  private boolean skipLineEnds() throws IOException {
    while (start < end || fill(0)) {
      byte b = buffer[start];
      if (b == '\n') {
        if (!afterCr) {
          line++;
        }
        afterCr = false;
      } else if (b == '\r') {
        line++;
        afterCr = true;
      } else {
        afterCr = false;
        return true;
      }
      start++;
    }
    return false;
  }

  private boolean scan() throws IOException {
    firstLength = -1;
    boolean fieldStart = true;
    boolean quoted = false;
    int lines = 0;
    int at = 0;
    while (true) {
      if (start + at == end && !fill(at)) {
        return quoted ? firstLineOnly(at) : found(at, 0, lines);
      }
      if (at >= limit) {
        return tooLong(at);
      }
      byte b = buffer[start + at];
      if (quoted) {
        if (b == quote) {
          int after = peek(at + 1);
          if (after == quote) {
            at++;
          } else if (after == -1 || after == delimiter || after == '\n' || after == '\r') {
            quoted = false;
          } else {
            return firstLineOnly(at);
          }
        } else if (b == '\n' || b == '\r') {
          if (b == '\r' || at == 0 || buffer[start + at - 1] != '\r') {
            lines++;
          }
          markFirstLine(at, b);
        }
      } else if (b == delimiter) {
        fieldStart = true;
        at++;
        continue;
      } else if (b == '\n' || b == '\r') {
        return found(at, 1, lines + 1);
      } else if (fieldStart && b == quote) {
        quoted = true;
      }
      fieldStart = false;
      at++;
    }
  }

  private void markFirstLine(int at, byte b) {
    if (firstLength < 0) {
      firstLength = at;
      firstNext = at + 1;
    } else if (b == '\n' && firstNext == at && buffer[start + at - 1] == '\r') {
      firstNext = at + 1;
    }
  }

  private boolean found(int at, int lineEnd, int lines) {
    length = at;
    next = start + at + lineEnd;
    nextLine = line + lines;
    afterCr = lineEnd == 1 && buffer[start + at] == '\r';
    return true;
  }

  /** Gives the record's first line as damaged; the search goes on with the line after it. */
  private boolean firstLineOnly(int scanned) throws IOException {
    damage = Damage.QUOTES;
    if (firstLength < 0) {
      int at = scanned;
      while (start + at < end || fill(at)) {
        if (at >= limit) {
          return tooLong(at);
        }
        if (buffer[start + at] == '\n' || buffer[start + at] == '\r') {
          return found(at, 1, 1);
        }
        at++;
      }
      return found(at, 0, 0);
    }
    backToFirstLine();
    return true;
  }

  /** Keeps the head of a line that is too long and reads past its end, one chunk at a time. */
  private boolean tooLong(int at) throws IOException {
    if (firstLength >= 0) {
      damage = Damage.QUOTES;
      backToFirstLine();
      return true;
    }
    damage = Damage.TOO_LONG;
    head = Arrays.copyOfRange(buffer, start, start + limit);
    start += at;
    while (true) {
      for (; start < end; start++) {
        if (buffer[start] == '\n' || buffer[start] == '\r') {
          return found(0, 1, 1);
        }
      }
      if (!fill(0)) {
        return found(0, 0, 0);
      }
    }
  }

  private void backToFirstLine() {
    length = firstLength;
    next = start + firstNext;
    nextLine = line + 1;
    afterCr = buffer[start + firstNext - 1] == '\r';
  }

  /** Whether the record found spans lines, so that {@link #firstLineInstead()} makes sense. */
  boolean spansLines() {
    return damage == Damage.NONE && firstLength >= 0;
  }

  /** How many bytes the first line of a record that spans lines has. */
  int firstLineLength() {
    return firstLength;
  }

  /**
   * Takes back all but the first line of the record found: the caller saw that it cannot be right.
   */
  void firstLineInstead() {
    damage = Damage.QUOTES;
    backToFirstLine();
  }

  Damage damage() {
    return damage;
  }

  /** The line the record begins on, from 1. */
  long line() {
    return line;
  }

  /** A copy of the record's bytes without its line end; cut to the limit when it is too long. */
  byte[] bytes() {
    return damage == Damage.TOO_LONG ? head : Arrays.copyOfRange(buffer, start, start + length);
  }

  private int peek(int at) throws IOException {
    return start + at < end || fill(at) ? buffer[start + at] & 0xff : -1;
  }

  /** Reads more behind the record at {@code start}; keeps its {@code kept} bytes. */
  private boolean fill(int kept) throws IOException {
    if (start > 0 && end + CHUNK > buffer.length) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end + CHUNK > buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    length = kept;
    return refill();
  }

  private boolean refill() throws IOException {
    int read = in.read(buffer, end, CHUNK);
    end += Math.max(read, 0);
    return read > 0;
  }
}
