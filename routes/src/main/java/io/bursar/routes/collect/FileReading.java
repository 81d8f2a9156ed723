package io.bursar.routes.collect;

import io.bursar.connectors.file.FileRow;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.ReadCounts;
import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.BusRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows of one file: memory holds one chunk, whatever the size of the file. */
final class FileReading implements FileChunks {

  /** Records of a chunk: enough that the round trip to the bus does not matter. */
  static final int MAX_RECORDS = 5_000;

  /** Bytes of a chunk, for rows that are large. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private final FileRows rows;
  private final String importId;
  private final Consumer<ReadCounts> log;
  private final Runnable unchanged;
  private Optional<Rejection> lastRejection = Optional.empty();
  private boolean ended;

  /**
   * @param log is told how far it is; by then all of that is on the bus
   * @param unchanged is asked before the last rows are given out
   */
  FileReading(FileRows rows, String importId, Consumer<ReadCounts> log, Runnable unchanged) {
    this.rows = rows;
    this.importId = importId;
    this.log = log;
    this.unchanged = unchanged;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public Chunk next() {
    if (ended) {
      throw new NoSuchElementException("the file has been read");
    }
    log.accept(rows.counts());
    List<BusRecord> collected = new ArrayList<>();
    List<BusRecord> rejected = new ArrayList<>();
    long bytes = 0;
    while (collected.size() + rejected.size() < MAX_RECORDS && bytes < MAX_BYTES && !ended) {
      if (rows.hasNext()) {
        bytes += take(rows.next(), collected, rejected);
      } else {
        // The last row of a file that is still being written may be half a row: it must not count.
        unchanged.run();
        ended = true;
      }
    }
    return new Chunk(collected, rejected);
  }

  private long take(FileRow row, List<BusRecord> collected, List<BusRecord> rejected) {
    BusRecord record;
    if (row instanceof FileRow.Understood understood) {
      record = CollectedRecord.of(understood.collected(), TraceContext.current());
      collected.add(record);
    } else {
      Rejection rejection = ((FileRow.Refused) row).rejection();
      lastRejection = Optional.of(rejection);
      record = CollectedRecord.of(rejection, importId + "/" + row.line());
      rejected.add(record);
    }
    return record.value().length;
  }

  @Override
  public ReadCounts counts() {
    return rows.counts();
  }

  @Override
  public Optional<String> fault() {
    return rows.counts().complete() ? Optional.empty() : lastRejection.map(FileReading::text);
  }

  /** A rejection as one line. */
  static String text(Rejection rejection) {
    return rejection.code() + " at " + rejection.where() + ": " + rejection.reason();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
