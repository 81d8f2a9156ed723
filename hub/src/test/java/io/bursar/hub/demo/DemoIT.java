package io.bursar.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.HubProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bursar demo} as somebody has it who has just cloned the repository, and again. */
class DemoIT {
  /** A quiet machine of two cores takes a minute and a half; others may be at work. */
  private static final Duration PLAYED = Duration.ofMinutes(8);

  private static final Path SCRIPT = Path.of("../bursar").toAbsolutePath().normalize();

  @TempDir private Path temp;

  @Test
  void cutsTheAdsTellsItAndGoesOnWhenRunAgain() throws Exception {
    Path data = temp.resolve("data");
    try (HubProcess demo = demo(data)) {
      assertThat(played(demo))
          .containsPattern("feeds/finance.csv: (1\\d,\\d{3}) rows, \\1 applied")
          .contains("86 %", "over 80 %")
          .containsPattern("demo/ads passed eighty-percent: 8\\d % of \\d{4}-\\d{2} used")
          .containsPattern(
              "cut +the budget of tomorrow, \\d{4}-\\d{2}-\\d{2}.*: [\\d,.]+ → [\\d,.]+")
          .contains("alert   sent to alerts: delivered", "limit   sent to ad-platform: delivered")
          .contains(demo.uri() + "/api/v1", data.resolve("admin.key").toString())
          .doesNotContain("No policy fired", "Not everything was sent", "rejected", "conflict");
      assertThat(Files.readAllLines(data.resolve("alerts.jsonl"))).hasSize(1);
      try (Stream<Path> limits = Files.list(data.resolve("outbox/ad-platform"))) {
        assertThat(limits).hasSize(1);
      }
      demo.terminate();
      demo.exitCode();
    }
    try (HubProcess again = demo(data)) {
      assertThat(played(again))
          .contains(" duplicate", "in an earlier run", "86 %")
          .doesNotContain("did not end cleanly", "No policy fired", "conflict");
      assertThat(Files.readAllLines(data.resolve("alerts.jsonl"))).hasSize(1);
    }
  }

  private static HubProcess demo(Path data) throws IOException {
    return HubProcess.start(List.of(SCRIPT.toString()), "demo", data, freePort(), Map.of());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static String played(HubProcess demo) {
    Awaitility.await("the demo's last line")
        .atMost(PLAYED)
        .pollInterval(Duration.ofMillis(500))
        .failFast(
            "the demo ended",
            () -> {
              if (ProcessHandle.of(demo.pid()).isEmpty()) {
                throw new AssertionError("the demo ended and said: " + demo.output());
              }
            })
        .until(() -> demo.output().contains("In another terminal:"));
    return demo.output();
  }
}
