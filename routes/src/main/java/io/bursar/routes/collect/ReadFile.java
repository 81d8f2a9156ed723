package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.routes.bus.ImportEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntSupplier;

/** One file that is being read for the bus, with the log of how it goes. */
final class ReadFile {

  private final FileChunks chunks;
  private final ImportLog log;

  private ReadFile(FileChunks chunks, ImportLog log) {
    this.chunks = chunks;
    this.log = log;
  }

  /**
   * Opens a file; nothing is read yet.
   *
   * @param log begun, for the same import
   * @param unchanged is asked when the end was seen; throws {@link FileChanged} when it is not the
   *     end of what was opened
   */
  static ReadFile open(FileFormat format, InputStream content, ImportLog log, Runnable unchanged) {
    FileOrigin origin = origin(log.last(), Optional.empty());
    return new ReadFile(
        new FileReading(format.open(origin, content), log.last().id(), log::reading, unchanged),
        log);
  }

  /**
   * Opens a file that is a snapshot; nothing is read yet.
   *
   * @param content closed with it
   * @param version the snapshot's
   * @param partitions of the topic that the rows go to
   */
  static ReadFile openSnapshot(
      FileFormat format,
      Content content,
      ImportLog log,
      long version,
      IntSupplier partitions,
      Runnable unchanged) {
    FileOrigin origin = origin(log.last(), Optional.of(new FileOrigin.Snapshot(version, "")));
    return new ReadFile(
        new SnapshotReading(format, origin, content, partitions, log::reading, unchanged), log);
  }

  private static FileOrigin origin(ImportEvent event, Optional<FileOrigin.Snapshot> snapshot) {
    return new FileOrigin(
        event.tenant(), event.source(), Optional.of(event.id()), event.name(), snapshot);
  }

  /** The chunks, to be taken in order. */
  FileChunks chunks() {
    return chunks;
  }

  String importId() {
    return log.last().id();
  }

  /** Once every chunk is on the bus: why the file could not be used to its end, if it was not. */
  Optional<String> fault() {
    return chunks.fault();
  }

  /** Says how it ended. */
  ImportEvent end(Optional<String> failure) {
    return log.end(chunks.counts(), failure);
  }

  void close() throws IOException {
    chunks.close();
  }
}
