package io.bursar.hub.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lets the tests' data folders share the unpacked servers: unpacking takes seconds. */
public final class SharedBinaries {
  private static final Path SHARED = Path.of("target/test-binaries").toAbsolutePath();

  private SharedBinaries() {}

  /** Makes {@code data} use the shared ones. */
  public static Path in(Path data) throws IOException {
    Files.createDirectories(SHARED);
    Files.createDirectories(data);
    if (!Files.exists(data.resolve("bin"))) {
      Files.createSymbolicLink(data.resolve("bin"), SHARED);
    }
    return data;
  }
}
