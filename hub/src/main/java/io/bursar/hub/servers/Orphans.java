package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends the servers that a killed run has left behind. To be called with the data folder locked:
 * then no server in it can belong to a living hub.
 */
final class Orphans {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private Orphans() {}

  /** What was done, one sentence each, for people. */
  static List<String> clean(Path data) throws IOException {
    List<String> done = new ArrayList<>();
    Path redis = data.resolve("redis/pid");
    recorded(data, redis).ifPresent(process -> done.add(end("Redis", process)));
    Files.deleteIfExists(redis);

    Path postgres = data.resolve("postgres/pid");
    Path postmaster = data.resolve("postgres/cluster/postmaster.pid");
    recorded(data, postgres)
        // Killed between its start and the note of it: then only its own file knows it.
        .or(() -> firstLine(postmaster).flatMap(pid -> ours(data, pid)))
        .ifPresent(process -> done.add(end("PostgreSQL", process)));
    Files.deleteIfExists(postgres);
    if (Files.deleteIfExists(postmaster)) {
      done.add("Removed a stale " + postmaster + ".");
    }
    return done;
  }

  private static Optional<ProcessHandle> recorded(Path data, Path record) {
    return RecordedProcess.read(record)
        .flatMap(it -> it.process().or(() -> ours(data, String.valueOf(it.pid()))));
  }

  /** By its program: when the clock was set, the time at which it began tells nothing any more. */
  private static Optional<ProcessHandle> ours(Path data, String pid) {
    if (!pid.matches("\\d{1,10}")) {
      return Optional.empty();
    }
    Path programs = real(data.resolve("bin"));
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .filter(process -> Path.of(process.info().command().orElse("")).startsWith(programs));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static Optional<String> firstLine(Path file) {
    try {
      return Files.readAllLines(file).stream().findFirst().map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String end(String name, ProcessHandle process) {
    // PostgreSQL cuts its sessions and ends at SIGINT; at SIGTERM it would wait for them.
    interrupt(process);
    if (!endsWithin(process, PATIENCE)) {
      process.destroyForcibly();
      if (!endsWithin(process, PATIENCE)) {
        throw new ProgramProblem(
            ProgramCode.DATA_IN_USE,
            "A %s (process %d) of a killed run does not end".formatted(name, process.pid()));
      }
    }
    return "Stopped a " + name + " (process " + process.pid() + ") that a killed run had left.";
  }

  private static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean endsWithin(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
