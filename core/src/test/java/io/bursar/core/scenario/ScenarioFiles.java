package io.bursar.core.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scenario files on the class path, from a folder or from a jar. */
public final class ScenarioFiles {

  private static final String FOLDER = "scenarios";
  private static final String GIVEN = "given.yaml";

  private ScenarioFiles() {}

  /** All of them, in the order of their names. */
  public static List<Scenario> all() {
    URL folder = ScenarioFiles.class.getClassLoader().getResource(FOLDER + "/" + GIVEN);
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath("/" + FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Scenario> read(Path folder) throws IOException {
    Yaml given = Yaml.parse(GIVEN, Files.readString(folder.resolve(GIVEN)));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("case-"))
          .sorted()
          .map(file -> read(file, given))
          .toList();
    }
  }

  private static Scenario read(Path file, Yaml given) {
    try {
      String name = file.getFileName().toString().replace(".yaml", "");
      return Scenario.read(name, Files.readString(file), given);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
