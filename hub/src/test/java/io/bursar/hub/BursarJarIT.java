package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, through ./bursar, as an operator has it. */
class BursarJarIT {
  private static final Path SCRIPT = Path.of("../bursar").toAbsolutePath().normalize();

  @TempDir private Path temp;

  @Test
  void startsRefusesStopsAndGoesOnAfterAKill() throws Exception {
    Path data = temp.resolve("data");
    int port = freePort();
    try (HubProcess first = up(data, port).awaitReady()) {
      assertThat(script("ready", "--port", port).status()).isZero();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");

      Said second = script("up", "--data", data, "--port", freePort());
      assertThat(second.status()).isEqualTo(ExitCode.DATA_IN_USE.status());
      assertThat(second.problem()).contains("BUR-2421", "process " + first.pid());

      Said busy = script("up", "--data", temp.resolve("other"), "--port", port);
      assertThat(busy.status()).isEqualTo(ExitCode.PORT_BUSY.status());
      assertThat(busy.problem()).contains("BUR-2420", String.valueOf(port));

      Said stop = script("stop", "--data", data);
      assertThat(stop.status()).isZero();
      assertThat(stop.text()).contains("process " + first.pid());
      assertThat(first.exitCode()).isEqualTo(ExitCode.TERMINATED.status());
    }
    try (HubProcess again = up(data, port).awaitReady()) {
      assertThat(again.output()).doesNotContain("did not end cleanly");
      again.kill();
    }
    try (HubProcess afterKill = up(data, port).awaitReady()) {
      assertThat(afterKill.output())
          .contains("Stopped a Redis", "Stopped a PostgreSQL", "did not end cleanly");
    }
  }

  @Test
  void refusesWhatItCannotWriteAndADiskThatIsFull() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    Said unusable = script("up", "--data", file, "--port", freePort());
    assertThat(unusable.status()).isEqualTo(ExitCode.DATA_UNUSABLE.status());
    assertThat(unusable.problem()).contains("BUR-2422", file.toString());

    Said full =
        script(
            Map.of("BURSAR_MIN_FREE_MB", "999999999"),
            "up",
            "--data",
            temp.resolve("full"),
            "--port",
            freePort());
    assertThat(full.status()).isEqualTo(ExitCode.DISK_FULL.status());
    assertThat(full.problem()).contains("BUR-2423", "MB free");
  }

  @Test
  void refusesAJdkThatIsMissingOrTooOld() throws Exception {
    Said missing = script(Map.of("JAVA_HOME", temp.toString()), "--help");
    assertThat(missing.status()).isEqualTo(ExitCode.JAVA.status());
    assertThat(missing.problem()).contains("BUR-2429", temp.toString());

    Path old = Files.createDirectories(temp.resolve("jdk8/bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    Said tooOld = script(Map.of("JAVA_HOME", temp.resolve("jdk8").toString()), "--help");
    assertThat(tooOld.status()).isEqualTo(ExitCode.JAVA.status());
    assertThat(tooOld.problem()).contains("Java 8,", "17 or newer");
  }

  private static HubProcess up(Path data, int port) throws IOException {
    return HubProcess.start(List.of(SCRIPT.toString()), data, port, Map.of());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Said script(Object... words) throws Exception {
    return script(Map.of(), words);
  }

  private Said script(Map<String, String> environment, Object... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    for (Object word : words) {
      command.add(word.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  /** How a command ended, and what it printed. */
  private record Said(int status, String text) {
    /** The one line that says what is wrong. */
    String problem() {
      List<String> lines = text.lines().filter(line -> line.startsWith("bursar: ")).toList();
      assertThat(lines).as(text).hasSize(1);
      return lines.get(0);
    }
  }
}
