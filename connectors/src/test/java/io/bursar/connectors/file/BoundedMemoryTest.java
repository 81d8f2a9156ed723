package io.bursar.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files far larger than the memory of the JVM that reads them. */
class BoundedMemoryTest {

  @ParameterizedTest
  @CsvSource({
    "line, 100, rows 3 refused 1 complete true",
    "quote, 100, rows 3 refused 1 complete true",
    "lines-in-quote, 2, rows 20002 refused 20000 complete true",
    "blank, 100, rows 2 refused 0 complete true",
    "rows, 150, rows 200000 refused 0 complete true",
  })
  void inThirtyTwoMegabytes(String what, String megabytes, String expected)
      throws IOException, InterruptedException {
    assertThat(run("-Xmx32m", what, megabytes, "750")).contains(expected);
  }

  /** The promise: 5 GB under -Xmx512m, here with 43 million short rows and a quarter of it. */
  @Test
  @Tag("soak")
  void fiveGigabytes() throws IOException, InterruptedException {
    String said = run("-Xmx128m", "rows", "5000", "115");
    assertThat(said).contains("rows 43478260 refused 0 complete true");
    System.out.println(said);
  }

  private static String run(String memory, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(memory, "-XX:+ExitOnOutOfMemoryError", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(ReadInLittleMemory.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
