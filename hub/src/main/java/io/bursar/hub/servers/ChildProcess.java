package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that runs as a process of the hub, with its output in a log and its id in a file. */
final class ChildProcess {
  private static final Duration STEP = Duration.ofMillis(10);

  private final String name;
  private final Process process;
  private final Path log;
  private final Path record;

  private ChildProcess(String name, Process process, Path log, Path record) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.record = record;
  }

  /**
   * Starts a command in a session of its own.
   *
   * @param name for people
   * @param record file that will say which process it is, so that a later run can end an orphan
   * @param log file that takes its output
   */
  static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path record, Path log)
      throws IOException {
    List<String> words = new ArrayList<>(OwnSession.prefix());
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    RecordedProcess.of(process.toHandle(), 0).write(record);
    return new ChildProcess(name, process, log, record);
  }

  /**
   * Waits until it works.
   *
   * @throws ProgramProblem when it ended, or does not work within {@code patience}
   */
  void await(BooleanSupplier works, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!works.getAsBoolean()) {
      if (!process.isAlive()) {
        throw failed("ended with status " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        process.destroyForcibly();
        throw failed("did not answer within " + patience.toSeconds() + " s");
      }
      pause();
    }
  }

  private ProgramProblem failed(String how) {
    return new ProgramProblem(
        ProgramCode.SERVER_FAILED,
        name + " " + how + "; it last said: " + LogTail.of(log) + " (log: " + log + ")");
  }

  private static void pause() {
    try {
      Thread.sleep(STEP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server starts", e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has ended after it was asked to; after {@code patience} it is killed. */
  void awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(record);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Whoever reads it finds that the process is gone.
    }
  }

  /** Asks it to end as its own rules say. */
  void terminate() {
    process.destroy();
  }
}
