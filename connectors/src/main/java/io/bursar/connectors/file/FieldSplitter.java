package io.bursar.connectors.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Turns the bytes of one record into its fields; strict about charset, NUL and quotes. */
final class FieldSplitter {
  private static final char REPLACEMENT = '\ufffd';

  private final Charset charset;
  private final StringArrayHandler fields = StringArrayHandler.of();
  private final CsvReader.CsvReaderBuilder csv;

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
    try (CloseableIterator<String[]> records = csv.build(fields, text).iterator()) {
      return records.next();
    } catch (CsvParseException e) {
      throw new RefusedRow(FormatCode.ROW_QUOTES, "", "text follows a closing quote");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
}
