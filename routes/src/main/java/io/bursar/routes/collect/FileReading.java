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
import java.util.function.Consumer;

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
  private final Consumer<ReadCounts> log;
  private final Runnable unchanged;
  private final Optional<SnapshotEnd> snapshot;
  private Optional<Rejection> lastRejection = Optional.empty();
  private boolean read;
  private boolean ended;

  /**
   * @param log is told how far it is; by then all of that is on the bus
   * @param unchanged is asked before the last rows are given out
   * @param snapshot says that these were all rows, where the file is a snapshot
   */
  FileReading(
      FileRows rows,
      String importId,
      Consumer<ReadCounts> log,
      Runnable unchanged,
      Optional<SnapshotEnd> snapshot) {
    this.rows = rows;
    this.importId = importId;
    this.log = log;
    this.unchanged = unchanged;
    this.snapshot = snapshot;
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
    if (read) {
      // All rows are on the bus: only now may it be said.
      ended = true;
      long unreadable = rows.counts().refused();
      return new Chunk(snapshot.map(end -> end.records(unreadable)).orElse(List.of()), List.of());
    }
    List<BusRecord> collected = new ArrayList<>();
    List<BusRecord> rejected = new ArrayList<>();
    long bytes = 0;
    while (collected.size() + rejected.size() < MAX_RECORDS && bytes < MAX_BYTES && !read) {
      if (rows.hasNext()) {
        bytes += take(rows.next(), collected, rejected);
      } else {
        // The last row of a file that is still being written may be half a row: it must not count.
        unchanged.run();
        read = true;
      }
    }
    ended = read && !(snapshot.isPresent() && rows.counts().complete());
    return new Chunk(collected, rejected);
  }

  private long take(FileRow row, List<BusRecord> collected, List<BusRecord> rejected) {
    BusRecord record;
    if (row instanceof FileRow.Understood understood) {
      snapshot.ifPresent(end -> end.saw(understood.collected()));
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

  ReadCounts counts() {
    return rows.counts();
  }

  /** Why the file was not read to its end, once nothing more comes. */
  Optional<Rejection> fault() {
    return rows.counts().complete() ? Optional.empty() : lastRejection;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
