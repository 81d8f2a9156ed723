package io.bursar.forecasting.serving;

import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedOnce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A Java process of its own that trains, registers, promotes and foresees. */
final class Child {
  private Child() {}

  /**
   * Runs a main class with this class path.
   *
   * @param before words before those of Java, as a program that starts it in another way
   * @param options of the virtual machine
   * @return what it said on its standard output
   */
  static List<String> run(
      List<String> before,
      Path java,
      List<String> options,
      Map<String, String> environment,
      Class<?> main,
      Path folder)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(before);
    words.add(java.toString());
    words.addAll(options);
    words.addAll(
        List.of("-cp", System.getProperty("java.class.path"), main.getName(), folder.toString()));
    Path errors = folder.resolveSibling(folder.getFileName() + ".err");
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    if (process.waitFor() != 0) {
      throw new AssertionError(words + " said " + said + " and " + Files.readString(errors));
    }
    return said;
  }

  /** The Java that runs this. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Trains, registers, promotes and foresees; says hashes of the weights and of the forecasts. */
  static List<String> work(Path folder) throws IOException {
    TrainedOnce.into(folder.resolve("trained"));
    ModelRegistry registry = new ModelRegistry(folder.resolve("models"));
    registry.promote(registry.register(folder.resolve("trained")).number());
    Path weights = folder.resolve("trained/variables/variables.data-00000-of-00001");
    try (ModelShelf shelf = new ModelShelf(registry)) {
      List<Foreseen> foreseen = new Foresight(shelf).foresee(TrainedOnce.lines(), TrainedOnce.CUT);
      StringBuilder numbers = new StringBuilder();
      for (Foreseen each : foreseen) {
        numbers.append(each.line()).append(each.days());
      }
      return List.of(
          "weights " + hash(Files.readAllBytes(weights)),
          "forecasts " + hash(numbers.toString().getBytes(StandardCharsets.UTF_8)),
          "foreseen " + foreseen.stream().filter(it -> it.fallback().isEmpty()).count());
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
