package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.ReadCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A file that is a snapshot. It is read to its end first; if all of it can be used, its rows
 * follow, and when the bus has every one, the word that these were all. Else nothing of it follows
 * but the rows that are to blame.
 */
final class SnapshotReading implements FileChunks {

  private static final ReadCounts NOTHING = new ReadCounts(0, 0, 0, 0, false);

  private final FileFormat format;
  private final FileOrigin origin;
  private final Content content;
  private final IntSupplier partitions;
  private final Consumer<ReadCounts> log;
  private final Runnable unchanged;
  private Optional<Reading> begun = Optional.empty();

  private record Reading(FileReading rows, SnapshotCheck check, SnapshotEnd end) {}

  /**
   * @param origin with the import and the snapshot's version
   * @param partitions of the topic that the rows go to
   * @param log is told how far it is; by then all of that is on the bus
   * @param unchanged is asked whenever the end was seen
   */
  SnapshotReading(
      FileFormat format,
      FileOrigin origin,
      Content content,
      IntSupplier partitions,
      Consumer<ReadCounts> log,
      Runnable unchanged) {
    this.format = format;
    this.origin = origin;
    this.content = content;
    this.partitions = partitions;
    this.log = log;
    this.unchanged = unchanged;
  }

  @Override
  public boolean hasNext() {
    return begun.isEmpty()
        || begun.get().rows.hasNext()
        || (fault().isEmpty() && begun.get().end.hasNext());
  }

  @Override
  public Chunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the file has been read");
    }
    if (begun.isEmpty()) {
      begun = Optional.of(begin());
    }
    Reading reading = begun.get();
    if (reading.rows.hasNext()) {
      return reading.rows.next();
    }
    // All rows are on the bus: only now may it be said.
    log.accept(reading.rows.counts());
    return new Chunk(reading.end.next(FileReading.MAX_RECORDS), List.of());
  }

  private Reading begin() {
    try {
      SnapshotCheck check = SnapshotCheck.of(format, origin, content);
      unchanged.run();
      FileOrigin.Snapshot snapshot =
          new FileOrigin.Snapshot(origin.snapshot().orElseThrow().version(), check.content());
      FileOrigin known =
          new FileOrigin(
              origin.tenant(),
              origin.source(),
              origin.importId(),
              origin.fileName(),
              Optional.of(snapshot));
      SnapshotEnd end = new SnapshotEnd(origin, snapshot, check.scopes(), partitions.getAsInt());
      FileRows rows = format.open(known, content.open());
      String importId = origin.importId().orElseThrow();
      return new Reading(
          new FileReading(
              check.flaw().isPresent() ? new RefusedRows(rows) : rows, importId, log, unchanged),
          check,
          end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ReadCounts counts() {
    return begun.map(reading -> reading.rows.counts()).orElse(NOTHING);
  }

  @Override
  public Optional<String> fault() {
    return begun.flatMap(SnapshotReading::fault);
  }

  /** Only what came to its end again, with every row that it had, is said to be all. */
  private static Optional<String> fault(Reading reading) {
    if (reading.check.flaw().isPresent()) {
      return reading.check.flaw();
    }
    boolean isSame =
        reading.rows.hasNext() || reading.rows.counts().understood() == reading.check.rows();
    return reading
        .rows
        .fault()
        .or(
            () ->
                isSame
                    ? Optional.empty()
                    : Optional.of("read again, it did not have the same rows; import it again"));
  }

  @Override
  public void close() throws IOException {
    try {
      if (begun.isPresent()) {
        begun.get().rows.close();
      }
    } finally {
      content.close();
    }
  }
}
