package io.bursar.routes.bus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where the bus's contract lies in the repository. */
final class Contract {

  /** The repository's root; tests run in the folder of their module. */
  static final Path ROOT = root();

  static final Path ASYNC_API = ROOT.resolve("docs/reference/asyncapi.yaml");
  static final Path SCHEMAS = ROOT.resolve("docs/reference/schema/events");

  private Contract() {}

  /** {@code CHARGE_COLLECTED} is in {@code charge-collected.schema.json}. */
  static Path schema(EventType type) {
    return SCHEMAS.resolve(type.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".schema.json");
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("config/README.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
