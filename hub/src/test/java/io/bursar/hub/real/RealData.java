package io.bursar.hub.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the real input data, which is no part of the repository; a test is skipped without it. */
final class RealData {
  private RealData() {}

  /** The file or folder of that name; skips the test when it is not there. */
  static Path at(String name) {
    Optional<Path> found = folder().map(data -> data.resolve(name)).filter(Files::exists);
    assumeTrue(
        found.isPresent(),
        () -> "real data " + name + " is absent: set BURSAR_TEST_DATA to the folder that has it");
    return found.orElseThrow();
  }

  private static Optional<Path> folder() {
    String named = System.getenv("BURSAR_TEST_DATA");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared").resolve("data");
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }
}
