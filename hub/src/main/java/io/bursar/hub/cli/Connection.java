package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a command finds its hub and the key to show it. */
final class Connection {
  private static final String VARIABLE = "BURSAR_ADMIN_KEY";
  private static final String FILE = "admin.key";

  private Connection() {}

  static HubClient to(BursarCommand bursar) {
    return new HubClient(address(bursar), () -> key(bursar.data));
  }

  static URI address(BursarCommand bursar) {
    return URI.create("http://127.0.0.1:" + bursar.port);
  }

  /** What the environment says, else what the hub wrote into its data folder. */
  static String key(Path data) {
    String given = System.getenv(VARIABLE);
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    Path file = data.resolve(FILE);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ProgramProblem(
          ProgramCode.KEY_MISSING,
          VARIABLE + " is not set and " + file.toAbsolutePath().normalize() + " cannot be read",
          e);
    }
  }
}
