package io.bursar.routes.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name by which a process is known among those that share a topology's partitions. It lies with
 * the state that belongs to it, so a restart is given its old partitions at once, and two processes
 * with folders of their own never take each other's place.
 */
final class InstanceName {

  private InstanceName() {}

  /**
   * The name of the process with that state; made at the first call.
   *
   * @throws UncheckedIOException when the folder cannot be used
   */
  static synchronized String in(Path stateDirectory) {
    Path file = stateDirectory.resolve("instance");
    try {
      String known = Files.exists(file) ? Files.readString(file).strip() : "";
      if (!known.isEmpty()) {
        return known;
      }
      Files.createDirectories(stateDirectory);
      String name = UUID.randomUUID().toString();
      Path written = Files.writeString(stateDirectory.resolve("instance.new"), name);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException("local state cannot be used: " + file, e);
    }
  }
}
