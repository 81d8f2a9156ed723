package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Processes of their own that train on the same data: the bytes of the weights and the digits of
 * the forecasts are the same, whatever threads there are and whatever JDK it is.
 */
class DeterminismTest {
  @TempDir private static Path shared;
  private static List<String> usual;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws Exception {
    usual = trained(Child.java(), List.of(), Map.of(), shared.resolve("usual"));
    assertThat(usual).hasSize(3).contains("foreseen 10");
  }

  /** Threads within an operation of TensorFlow, of operations side by side, and of Java. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "4, 3, 7"})
  void threadsChangeNothing(String within, String beside, String java) throws Exception {
    List<String> options =
        List.of(
            "-XX:ActiveProcessorCount=" + java,
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + java);
    Map<String, String> environment =
        Map.of("TF_NUM_INTRAOP_THREADS", within, "TF_NUM_INTEROP_THREADS", beside);
    assertThat(trained(Child.java(), options, environment, folder.resolve("other")))
        .isEqualTo(usual);
  }

  /** Every other JDK that is installed beside the one that runs this. */
  @Test
  void otherJdksChangeNothing() throws Exception {
    List<Path> others = others();
    Assumptions.assumeFalse(others.isEmpty(), "there is no other JDK on this machine");
    for (Path java : others) {
      Path own = folder.resolve(java.getParent().getParent().getFileName().toString());
      assertThat(trained(java, List.of(), Map.of(), own)).as(java.toString()).isEqualTo(usual);
    }
  }

  private static List<Path> others() throws IOException {
    Path own = Child.java().toRealPath();
    Path jdks = Path.of(System.getProperty("java.home")).toRealPath().getParent();
    try (Stream<Path> all = Files.list(jdks)) {
      return all.filter(it -> Files.isExecutable(it.resolve("bin/javac")))
          .map(it -> real(it.resolve("bin/java")))
          .filter(it -> !it.equals(own))
          .distinct()
          .sorted()
          .toList();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> trained(
      Path java, List<String> options, Map<String, String> environment, Path folder)
      throws Exception {
    return Child.run(List.of(), java, options, environment, Trains.class, folder);
  }

  /** The process. */
  static final class Trains {
    private Trains() {}

    public static void main(String[] arguments) throws IOException {
      Child.work(Path.of(arguments[0])).forEach(System.out::println);
    }
  }
}
