package io.bursar.forecasting.neural;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process of its own, whose home and folder for temporary files are files: not even root can
 * write below them.
 */
class NativeFolderTest {
  @TempDir private Path folder;

  @Test
  void withoutAHomeModelsAreTrainedAndServeAllTheSame() throws Exception {
    assertThat(serving()).contains("foreseen by [neural/1]");
    try (Stream<Path> unpacked = Files.walk(folder.resolve("native"))) {
      assertThat(unpacked.map(it -> it.getFileName().toString()))
          .anyMatch(it -> it.contains("jnitensorflow"));
    }
  }

  private List<String> serving() throws Exception {
    Path nowhere = Files.writeString(folder.resolve("nowhere"), "");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + nowhere,
            "-Djava.io.tmpdir=" + nowhere,
            "-cp",
            System.getProperty("java.class.path"),
            Server.class.getName(),
            folder.toString());
    java.environment().put("HOME", nowhere.toString());
    java.environment().put("TMPDIR", nowhere.toString());
    Process process = java.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  /** The process. */
  static final class Server {
    private Server() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      NativeFolder.insteadOfHome(folder.resolve("native"));
      TrainedOnce.into(folder.resolve("trained"));
      ModelRegistry registry = new ModelRegistry(folder.resolve("models"));
      registry.promote(registry.register(folder.resolve("trained")).number());
      try (ModelShelf shelf = new ModelShelf(registry)) {
        System.out.println(
            "foreseen by "
                + new Foresight(shelf)
                    .foresee(TrainedOnce.lines(), TrainedOnce.CUT).stream()
                        .map(it -> it.days().model())
                        .distinct()
                        .toList());
      }
    }
  }
}
