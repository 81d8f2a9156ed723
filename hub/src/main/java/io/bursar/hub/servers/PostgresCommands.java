package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL's own programs, as the hub calls them. */
final class PostgresCommands {
  /** Messages in English and sorting by bytes, whatever the machine's locale is. */
  static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

  private final Path binaries;

  PostgresCommands(Path binaries) {
    this.binaries = binaries;
  }

  /** A command line; PostgreSQL refuses to run as root, so root runs it as nobody in particular. */
  List<String> line(String program, List<String> arguments) {
    List<String> words = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      OwnSession.find("unshare").ifPresent(unshare -> words.addAll(List.of(unshare, "-U")));
    }
    words.add(binaries.resolve("bin").resolve(program).toString());
    words.addAll(arguments);
    return words;
  }

  /**
   * Makes an empty cluster in {@code folder}; whole or not at all, so that a start that was killed
   * leaves nothing half made.
   */
  void initialise(Path folder, String user, Path passwordFile) throws IOException {
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    PostgresBinaries.deleteTree(part);
    run(
        line(
            "initdb",
            List.of(
                "--pgdata=" + part,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums")));
    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Asks the cluster to end: sessions are cut, everything is written. Does not wait. */
  void stop(Path folder) throws IOException {
    run(line("pg_ctl", List.of("stop", "--pgdata=" + folder, "--mode=fast", "--no-wait")));
  }

  private static void run(List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(ENVIRONMENT);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new ProgramProblem(
            ProgramCode.SERVER_FAILED,
            "PostgreSQL's " + Path.of(words.get(words.size() - 1)) + " failed: " + said);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
