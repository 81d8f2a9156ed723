package io.bursar.connectors.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Turns the bytes of one record into its fields; strict about charset, NUL and quotes. */
final class FieldSplitter {
  private static final char REPLACEMENT = '\ufffd';

  private final Charset charset;
  private final CsvReader.CsvReaderBuilder csv;
  private final OneRecord input = new OneRecord();
  private CloseableIterator<String[]> records;

  FieldSplitter(TableLayout layout, Charset charset) {
    this.charset = charset;
    this.csv =
        CsvReader.builder()
            .fieldSeparator(layout.delimiter())
            .quoteCharacter(layout.quote())
            .commentStrategy(CommentStrategy.NONE)
            .acceptCharsAfterQuotes(false)
            .skipEmptyLines(false)
            .ignoreDifferentFieldCount(true);
    this.records = csv.build(StringArrayHandler.of(), input).iterator();
  }

  String[] split(byte[] record) throws RefusedRow {
    String text = new String(record, charset);
    if (text.indexOf(REPLACEMENT) >= 0) {
      checkCharset(record);
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new RefusedRow(FormatCode.ROW_NUL, "", "character " + (nul + 1) + " of the row is NUL");
    }
    if (text.indexOf('\r') >= 0) {
      return alone(text);
    }
    input.put(text);
    try {
      String[] fields = records.next();
      if (!input.overrun) {
        return fields;
      }
    } catch (CsvParseException e) {
      // Answered below, like a record that did not end where it should.
    }
    records = csv.build(StringArrayHandler.of(), input).iterator();
    throw new RefusedRow(
        FormatCode.ROW_QUOTES, "", "a quote is not closed, or text follows a closing quote");
  }

  /**
   * A carriage return inside quotes makes FastCSV 3.7.0 take the line feed that ends the record for
   * its other half and join the next record to this one. Without a line feed at the end it reads it
   * right.
   */
  private String[] alone(String text) {
    return csv.build(StringArrayHandler.of(), text).stream().findFirst().orElseThrow();
  }

  private void checkCharset(byte[] record) throws RefusedRow {
    ByteBuffer bytes = ByteBuffer.wrap(record);
    try {
      charset.newDecoder().decode(bytes);
    } catch (CharacterCodingException e) {
      throw new RefusedRow(
          FormatCode.ROW_CHARSET,
          "",
          String.format(
              "byte %d of the row, 0x%02x, is not %s",
              bytes.position() + 1, record[bytes.position()], charset.name()));
    }
  }

  /**
   * Gives the parser one record at a time. The parser reads on only when it has not seen the end of
   * its record, so it never sees the next one too early. A parser for each record took a quarter of
   * the time of reading a file.
   */
  private static final class OneRecord extends Reader {
    private String text = "";
    private int at;
    private boolean overrun;

    void put(String record) {
      text = record;
      at = 0;
      overrun = false;
    }

    @Override
    public int read(char[] to, int offset, int length) {
      if (at > text.length()) {
        overrun = true;
        return -1;
      }
      int taken = Math.min(length, text.length() - at);
      text.getChars(at, at + taken, to, offset);
      at += taken;
      if (at == text.length() && taken < length) {
        to[offset + taken] = '\n';
        at++;
        taken++;
      }
      return taken;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
