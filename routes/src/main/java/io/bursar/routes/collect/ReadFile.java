package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRows;
import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.ImportEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntSupplier;

/** One file that is being read for the bus, with the log of how it goes. */
final class ReadFile {

  private final FileReading reading;
  private final ImportLog log;

  private ReadFile(FileReading reading, ImportLog log) {
    this.reading = reading;
    this.log = log;
  }

  /**
   * Opens a file; nothing is read yet.
   *
   * @param log begun, for the same import
   * @param snapshot its version, where the file is a snapshot
   * @param partitions of the topic that the rows go to
   * @param unchanged is asked when the end was seen; throws {@link FileChanged} when it is not the
   *     end of what was opened
   */
  static ReadFile open(
      FileFormat format,
      InputStream content,
      ImportLog log,
      Optional<Long> snapshot,
      IntSupplier partitions,
      Runnable unchanged) {
    ImportEvent event = log.last();
    FileOrigin origin =
        new FileOrigin(
            event.tenant(), event.source(), Optional.of(event.id()), event.name(), snapshot);
    FileRows rows = format.open(origin, content);
    Optional<SnapshotEnd> end = snapshot.map(any -> new SnapshotEnd(event.id(), partitions));
    return new ReadFile(new FileReading(rows, event.id(), log::reading, unchanged, end), log);
  }

  /** The chunks, to be taken in order. */
  FileReading chunks() {
    return reading;
  }

  String importId() {
    return log.last().id();
  }

  /** Once every chunk is on the bus: why the file was not read to its end, if it was not. */
  Optional<String> fault() {
    return reading.fault().map(ReadFile::text);
  }

  /** Says how it ended. */
  ImportEvent end(Optional<String> failure) {
    return log.end(reading.counts(), failure);
  }

  void close() throws IOException {
    reading.close();
  }

  private static String text(Rejection rejection) {
    return rejection.code() + " at " + rejection.where() + ": " + rejection.reason();
  }
}
