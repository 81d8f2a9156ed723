package io.bursar.hub.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Configuration folders for tests. */
final class Folders {

  /** What the examples need of the environment. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "FINANCE_CHAT_URL", "https://chat.example.com/T0PSECRET",
          "ERP_SECRET", "T0PSECRET-erp",
          "AD_PLATFORM_SECRET", "T0PSECRET-ads");

  private static final ConfigurationLoader LOADER = loader(ENVIRONMENT);

  private Folders() {}

  /** The repository's root. */
  static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("config/README.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The example that uses every key. */
  static Path everything() {
    return repository().resolve("config/examples/everything");
  }

  /** The files of a folder by their path. */
  static Map<String, String> texts(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Lays files into a folder that is empty. */
  static Path lay(Path folder, Map<String, String> texts) {
    try {
      for (Map.Entry<String, String> file : texts.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  static LoadedConfiguration load(Path folder) {
    return LOADER.load(folder);
  }

  static LoadedConfiguration load(Path folder, Map<String, String> environment) {
    return loader(environment).load(folder);
  }

  private static ConfigurationLoader loader(Map<String, String> environment) {
    return new ConfigurationLoader(
        name -> Optional.ofNullable(environment.get(name)),
        "lin",
        Clock.fixed(Instant.parse("2026-11-05T00:00:00Z"), ZoneOffset.UTC));
  }
}
