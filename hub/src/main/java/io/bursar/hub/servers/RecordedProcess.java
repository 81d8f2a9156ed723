package io.bursar.hub.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A process, as a file remembers it: by its id and by when it began, because ids are used again.
 *
 * @param pid the operating system's id
 * @param started when it began; the epoch where the system does not say
 * @param port the HTTP port of a hub, 0 for other processes
 */
public record RecordedProcess(long pid, Instant started, int port) {

  static RecordedProcess of(ProcessHandle process, int port) {
    return new RecordedProcess(
        process.pid(), process.info().startInstant().orElse(Instant.EPOCH), port);
  }

  /** What the file remembers; empty when it is absent or not such a file. */
  static Optional<RecordedProcess> read(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return words.length == 3
          ? Optional.of(
              new RecordedProcess(
                  Long.parseLong(words[0]), Instant.parse(words[1]), Integer.parseInt(words[2])))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    Files.writeString(file, pid + " " + started + " " + port + "\n");
  }

  /** The process, if it still runs and is not another one that was given the same id. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::beganThen);
  }

  /** The port its HTTP server listens on, where it is a hub. */
  public OptionalInt httpPort() {
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  private boolean beganThen(ProcessHandle process) {
    Instant began = process.info().startInstant().orElse(Instant.EPOCH);
    // The system derives it from the boot time, which it corrects by fractions of a second.
    return Duration.between(began, started).abs().compareTo(Duration.ofSeconds(2)) < 0;
  }
}
