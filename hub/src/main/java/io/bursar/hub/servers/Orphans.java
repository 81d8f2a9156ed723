package io.bursar.hub.servers;

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
    RecordedProcess.read(redis)
        .flatMap(RecordedProcess::process)
        .ifPresent(process -> done.add(end("Redis", process)));
    Files.deleteIfExists(redis);

    Path postmaster = data.resolve("postgres/cluster/postmaster.pid");
    postgres(data, postmaster).ifPresent(process -> done.add(end("PostgreSQL", process)));
    Files.deleteIfExists(data.resolve("postgres/pid"));
    if (Files.deleteIfExists(postmaster)) {
      done.add("Removed a stale " + postmaster + ".");
    }
    return done;
  }

  private static Optional<ProcessHandle> postgres(Path data, Path postmaster) {
    return RecordedProcess.read(data.resolve("postgres/pid"))
        .flatMap(RecordedProcess::process)
        // Killed between its start and the note of it: then only its own file knows it.
        .or(() -> firstLine(postmaster).flatMap(Orphans::runningPostgres));
  }

  private static Optional<String> firstLine(Path file) {
    try {
      return Files.readAllLines(file).stream().findFirst().map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ProcessHandle> runningPostgres(String pid) {
    return pid.matches("\\d{1,10}")
        ? ProcessHandle.of(Long.parseLong(pid))
            .filter(process -> process.info().command().orElse("").endsWith("/bin/postgres"))
        : Optional.empty();
  }

  private static String end(String name, ProcessHandle process) {
    // PostgreSQL cuts its sessions and ends at SIGINT; at SIGTERM it would wait for them.
    interrupt(process);
    if (!endsWithin(process, PATIENCE)) {
      process.destroyForcibly();
      endsWithin(process, PATIENCE);
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
