package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The Redis program of this machine's kind, taken out of the library that carries it. */
final class RedisBinary {

  private RedisBinary() {}

  static Path in(Path folder) throws IOException {
    String resource =
        ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
    if (resource == null) {
      throw new ProgramProblem(
          ProgramCode.PLATFORM,
          "There is no embedded Redis for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch"));
    }
    Path target = folder.resolve(resource.substring(1));
    if (!Files.exists(target)) {
      Files.createDirectories(folder);
      Path part = folder.resolve(target.getFileName() + ".part");
      try (InputStream in = ExecutableProvider.class.getResourceAsStream(resource)) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!part.toFile().setExecutable(true)) {
        throw new IOException(part + " cannot be made executable");
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }
}
