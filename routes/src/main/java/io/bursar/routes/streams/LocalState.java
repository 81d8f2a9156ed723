package io.bursar.routes.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local copy of a topology's state. Kafka Streams 3.9 trusts what it finds there even after a
 * kill -9, when it may hold half a transaction (KAFKA-20685): so a marker says that the last stop
 * was a clean one, and without it the copy is thrown away and restored from the bus.
 */
final class LocalState {

  private static final Logger LOG = LoggerFactory.getLogger(LocalState.class);

  private final Path folder;
  private final Path cleanStop;

  /** The state of the application in the Streams folder {@code root}. */
  LocalState(Path root, String application) {
    folder = root.resolve(application);
    cleanStop = root.resolve(application + ".stopped-cleanly");
  }

  /** Before the start: takes the marker away, and the copy with it when there was no marker. */
  void begin() {
    try {
      Files.createDirectories(folder.getParent());
      boolean clean = Files.deleteIfExists(cleanStop);
      if (!clean && Files.exists(folder)) {
        LOG.warn(
            "The last run did not stop cleanly: the local copy of {} is restored from the bus",
            folder.getFileName());
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("local state cannot be used: " + folder, e);
    }
  }

  /** After a stop that committed everything. */
  void end() {
    try {
      Files.writeString(cleanStop, "");
    } catch (IOException e) {
      LOG.warn("The clean stop cannot be marked; the next start restores from the bus", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
