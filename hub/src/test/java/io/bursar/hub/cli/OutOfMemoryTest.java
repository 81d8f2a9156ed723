package io.bursar.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.ExitCode;
import io.bursar.hub.HubProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that needs more than there is, in a process of its own. */
class OutOfMemoryTest {
  private static final int SERIES = 2_000;

  @TempDir private Path folder;

  @Test
  void endsWithALineThatSaysSo() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                HubProcess.classPath(),
                Main.class.getName(),
                "model",
                "import",
                "--series",
                aCentury().toString(),
                "--absent",
                "zero",
                "--work",
                folder.resolve("work").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(ExitCode.FAILED.status());
    assertThat(said).startsWith("bursar: BUR-2433").hasLineCount(1);
  }

  /** Each of many series goes to the last day of the file: 600 MB. */
  private Path aCentury() throws IOException {
    String rows =
        IntStream.range(0, SERIES)
            .mapToObj("s%d,1925-01-01,1"::formatted)
            .collect(Collectors.joining("\n"));
    return Files.writeString(
        folder.resolve("series.csv"), "series_id,date,value\n" + rows + "\ns0,2025-01-01,1\n");
  }
}
