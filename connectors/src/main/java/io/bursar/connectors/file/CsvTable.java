package io.bursar.connectors.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** A cursor over the rows of a table. */
final class CsvTable implements Closeable {

  /**
   * Longest row in bytes; base64 of it still fits the largest message that Kafka takes by default.
   */
  static final int LONGEST_ROW = 512 * 1024;

  private final TableLayout layout;
  private final InputStream raw;
  private RecordScanner scanner;
  private FieldSplitter splitter;
  private byte[] original = {};
  private String[] fields = {};
  private boolean broken;

  CsvTable(TableLayout layout, InputStream raw) {
    this.layout = layout;
    this.raw = raw;
  }

  /**
   * Goes to the next row.
   *
   * @return false at the end, and after the file broke off
   * @throws RefusedRow when the row cannot be read; the next call goes on behind it
   */
  boolean next() throws RefusedRow {
    if (broken) {
      return false;
    }
    try {
      if (scanner == null) {
        open();
      }
      if (!scanner.next()) {
        return false;
      }
    } catch (IOException e) {
      broken = true;
      original = scanner == null ? new byte[0] : scanner.bytes();
      throw broken(e);
    }
    original = scanner.bytes();
    if (scanner.damage() == RecordScanner.Damage.TOO_LONG) {
      throw new RefusedRow(
          FormatCode.ROW_TOO_LONG,
          "",
          "the line has more than " + LONGEST_ROW + " bytes; its beginning is kept");
    }
    if (scanner.damage() == RecordScanner.Damage.QUOTES) {
      throw new RefusedRow(
          FormatCode.ROW_QUOTES, "", "a quote is not closed, or text follows a closing quote");
    }
    fields = splitter.split(original);
    return true;
  }

  /**
   * Passes over rows, readable or not.
   *
   * @return false when there are not so many
   */
  boolean skip(int rows) throws RefusedRow {
    for (int i = 0; i < rows; i++) {
      try {
        if (!next()) {
          return false;
        }
      } catch (RefusedRow e) {
        if (broken) {
          throw e;
        }
      }
    }
    return true;
  }

  private void open() throws IOException {
    PlainBytes plain = PlainBytes.of(raw, layout.charset());
    splitter = new FieldSplitter(layout, plain.charset());
    scanner = new RecordScanner(plain.bytes(), layout.delimiter(), layout.quote(), LONGEST_ROW);
  }

  private static RefusedRow broken(IOException e) {
    String rest = "; rows before this place were read, this one and what follows were not";
    if (e instanceof EOFException) {
      return new RefusedRow(
          FormatCode.FILE_BROKEN, "", "the compressed file ends in the middle" + rest);
    }
    if (e instanceof ZipException) {
      return new RefusedRow(
          FormatCode.FILE_BROKEN, "", "the compressed file is damaged: " + e.getMessage() + rest);
    }
    if (e instanceof CharacterCodingException) {
      return new RefusedRow(
          FormatCode.ROW_CHARSET, "", "the file is not in its charset: " + e.getMessage() + rest);
    }
    return new RefusedRow(FormatCode.FILE_UNREADABLE, "", e + rest);
  }

  /**
   * Checks the number of columns of this row. A row that spans lines and has the wrong number is
   * taken back to its first line: a lone quote has most likely swallowed rows that are good.
   *
   * @throws RefusedRow when it is another number
   */
  void expectColumns(int expected) throws RefusedRow {
    int got = fields.length;
    if (got > expected && Stream.of(fields).skip(expected).allMatch(String::isEmpty)) {
      // Spreadsheets leave delimiters behind the last column.
      fields = Arrays.copyOf(fields, expected);
    }
    if (fields.length == expected) {
      return;
    }
    if (scanner.spansLines()) {
      throw loneQuote();
    }
    throw new RefusedRow(
        FormatCode.ROW_COLUMNS, "", "the row has " + got + " columns, the header " + expected);
  }

  /**
   * Checks that no quoted value of this row contains a line that is a row itself. If one does, a
   * lone quote has swallowed it, and this row is taken back to its first line.
   *
   * @param isRow whether fields, as many as there are columns, could be a row
   * @throws RefusedRow when there is such a line
   */
  void expectNoRowInside(int columns, Predicate<String[]> isRow) throws RefusedRow {
    if (!scanner.spansLines()) {
      return;
    }
    int from = scanner.firstLineLength();
    for (byte[] line : LineBytes.of(original, from)) {
      String[] inner;
      try {
        inner = splitter.split(line);
      } catch (RefusedRow e) {
        continue;
      }
      if (inner.length == columns && isRow.test(inner)) {
        throw loneQuote();
      }
    }
  }

  private RefusedRow loneQuote() {
    scanner.firstLineInstead();
    original = scanner.bytes();
    return new RefusedRow(
        FormatCode.ROW_QUOTES,
        "",
        "a quoted value goes on into the next row: there is a lone quote in this line");
  }

  /** The fields of this row. */
  String[] fields() {
    return fields;
  }

  /** This row as it came, without its line end. */
  byte[] original() {
    return original;
  }

  /** The line this row begins on, from 1. */
  long line() {
    return scanner == null ? 1 : scanner.line();
  }

  /** Whether the file broke off. */
  boolean broken() {
    return broken;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
