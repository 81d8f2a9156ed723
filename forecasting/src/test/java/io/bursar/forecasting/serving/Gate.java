package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a model reads: while it is shut, it is a pipe that nobody writes into, and who opens
 * it to read stands still in the system's call.
 */
final class Gate {
  private final Path file;
  private final Path other;

  Gate(Path file) throws IOException {
    this.file = file;
    this.other = file.resolveSibling(file.getFileName() + ".other");
    Files.writeString(file, "open");
  }

  Path file() {
    return file;
  }

  /** Whoever comes from now on stands still. */
  void shut() throws IOException, InterruptedException {
    Process made = new ProcessBuilder("mkfifo", other.toString()).inheritIO().start();
    assertThat(made.waitFor()).isZero();
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Nobody stands still any more. */
  void open() throws IOException {
    try (RandomAccessFile writer = new RandomAccessFile(file.toFile(), "rw")) {
      Files.writeString(other, "open");
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      assertThat(writer.getFD().valid()).isTrue();
    }
  }
}
