package io.bursar.routes.collect;

import io.bursar.connectors.file.FileRow;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.ReadCounts;
import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.BusRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows of one file as chunks for the bus. A chunk is read when it is asked for, that is, when
 * the bus has the one before: memory holds one chunk, whatever the size of the file.
 */
final class FileReading implements Iterator<Chunk>, Closeable {

  /** Records of a chunk: enough that the round trip to the bus does not matter. */
  static final int MAX_RECORDS = 5_000;

  /** Bytes of a chunk, for rows that are large. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private final FileRows rows;
  private final String importId;
  private final Watch watch;
  private Optional<Rejection> lastRejection = Optional.empty();
  private boolean ended;

  /** Who is told how far it is. */
  interface Watch {

    /** Everything before is on the bus; more is going to be read. */
    void reading(ReadCounts counts);

    /**
     * The end was seen; the last rows go to the bus when this returns.
     *
     * @throws FileChanged when the file is not what it was when it was opened
     */
    void beforeLast();
  }

  FileReading(FileRows rows, String importId, Watch watch) {
    this.rows = rows;
    this.importId = importId;
    this.watch = watch;
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
    watch.reading(rows.counts());
    List<BusRecord> collected = new ArrayList<>(MAX_RECORDS);
    List<BusRecord> rejected = new ArrayList<>();
    long bytes = 0;
    while (collected.size() + rejected.size() < MAX_RECORDS && bytes < MAX_BYTES) {
      if (!rows.hasNext()) {
        ended = true;
        watch.beforeLast();
        break;
      }
      BusRecord record = record(rows.next(), collected, rejected);
      bytes += record.value().length;
    }
    return new Chunk(collected, rejected);
  }

  private BusRecord record(FileRow row, List<BusRecord> collected, List<BusRecord> rejected) {
    if (row instanceof FileRow.Understood understood) {
      BusRecord record = CollectedRecord.of(understood.collected(), Optional.empty());
      collected.add(record);
      return record;
    }
    Rejection rejection = ((FileRow.Refused) row).rejection();
    lastRejection = Optional.of(rejection);
    BusRecord record = CollectedRecord.of(rejection, importId + "/" + row.line());
    rejected.add(record);
    return record;
  }

  ReadCounts counts() {
    return rows.counts();
  }

  /** Why the file was not read to its end, once nothing more comes. */
  Optional<Rejection> failure() {
    return rows.counts().complete() ? Optional.empty() : lastRejection;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
