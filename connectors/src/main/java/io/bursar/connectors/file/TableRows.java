package io.bursar.connectors.file;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a table and has a format understand it, row by row. */
public final class TableRows implements FileRows {
  private final FileOrigin origin;
  private final TableLayout layout;
  private final HeaderMeaning meaning;
  private final CsvTable table;

  private Optional<RowMeaning> rows = Optional.empty();
  private int columns;
  private Optional<FileRow> ahead = Optional.empty();
  private boolean ended;
  private boolean complete;
  private long understood;
  private long refused;
  private long skipped;
  private long skippedAhead;

  /**
   * For one file; nothing is read before the first row is asked for.
   *
   * @param bytes the file, plain or gzip
   * @param meaning what the format makes of a header
   */
  public TableRows(
      FileOrigin origin, TableLayout layout, InputStream bytes, HeaderMeaning meaning) {
    this.origin = origin;
    this.layout = layout;
    this.meaning = meaning;
    this.table = new CsvTable(layout, bytes);
  }

  /** The first row of a table as it stands; empty when there is none that can be read. */
  public static List<String> firstRow(TableLayout layout, InputStream bytes) {
    try {
      CsvTable table = new CsvTable(layout, bytes);
      return table.next() ? List.of(table.fields()) : List.of();
    } catch (RefusedRow e) {
      return List.of();
    }
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && !ended) {
      advance();
    }
    return ahead.isPresent();
  }

  @Override
  public FileRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows in " + origin.fileName());
    }
    FileRow row = ahead.get();
    ahead = Optional.empty();
    if (row instanceof FileRow.Understood) {
      understood++;
    } else {
      refused++;
    }
    skipped = skippedAhead;
    return row;
  }

  private void advance() {
    try {
      boolean row = rows.isPresent() ? table.next() : begin();
      if (!row) {
        ended = true;
        complete = true;
        skipped = skippedAhead;
        return;
      }
      table.expectColumns(columns);
      RowMeaning meaning = rows.orElseThrow();
      table.expectNoRowInside(columns, meaning::couldBe);
      Optional<Collected> collected = meaning.of(table.fields());
      ahead = collected.map(said -> new FileRow.Understood(said, table.line()));
      skippedAhead += collected.isPresent() ? 0 : 1;
    } catch (RefusedRow e) {
      // Without a header nothing that follows means anything.
      ended = rows.isEmpty() || table.broken();
      ahead = Optional.of(new FileRow.Refused(rejection(e), table.line()));
    } catch (UncheckedIOException e) {
      ended = true;
      RefusedRow why =
          new RefusedRow(
              FormatCode.FILE_UNREADABLE,
              "",
              "no room to remember the rows of so large a file: "
                  + e.getCause().getMessage()
                  + "; free space for temporary files, or give the mapping keys");
      ahead = Optional.of(new FileRow.Refused(rejection(why), table.line()));
    }
  }

  /** Goes to the first row of data. */
  private boolean begin() throws RefusedRow {
    if (!table.skip(layout.skippedRows()) || !table.next()) {
      throw new RefusedRow(FormatCode.FILE_EMPTY, "", "there is no row in it");
    }
    List<String> header =
        layout.header()
            ? Stream.of(table.fields()).map(String::strip).toList()
            : IntStream.rangeClosed(1, table.fields().length).mapToObj(String::valueOf).toList();
    columns = header.size();
    rows = Optional.of(meaning.of(header));
    return !layout.header() || table.next();
  }

  private Rejection rejection(RefusedRow why) {
    String column = why.column().isEmpty() ? "" : ", column " + why.column();
    return new Rejection(
        origin.tenant(),
        origin.source(),
        "collect",
        why.code().code(),
        origin.fileName() + " line " + table.line() + column,
        why.getMessage(),
        table.original(),
        origin.importId());
  }

  @Override
  public ReadCounts counts() {
    return new ReadCounts(
        understood + refused + skipped, understood, refused, skipped, complete && ahead.isEmpty());
  }

  @Override
  public void close() throws IOException {
    try (table) {
      if (rows.isPresent()) {
        rows.get().close();
      }
    }
  }
}
