package io.bursar.hub.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Gives a child a session of its own. Ctrl-C goes to every process of the terminal's foreground
 * group: without this Redis and PostgreSQL would be gone before the routes have drained into them.
 */
final class OwnSession {

  private OwnSession() {}

  /** Words to put before a command; none where the machine has neither tool. */
  static List<String> prefix() {
    return find("setsid")
        .map(List::of)
        .or(
            () ->
                find("perl")
                    .map(
                        perl ->
                            List.of(
                                perl,
                                "-e",
                                "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127",
                                "--")))
        .orElse(List.of());
  }

  static Optional<String> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return Optional.of(candidate.toString());
      }
    }
    return Optional.empty();
  }
}
