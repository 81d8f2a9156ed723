package io.bursar.routes.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.configuration.SecretText;
import io.bursar.core.configuration.Target;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusTopics;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.testing.BusProbe;
import io.bursar.routes.testing.Decisions;
import io.bursar.routes.testing.Receiver;
import io.bursar.routes.testing.TestBroker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the stage in the middle of telling: nobody is told nothing, at most one is told twice.
 */
class NotifyKillTest {

  private static final Duration LATEST = Duration.ofMinutes(3);
  private static final int DECISIONS = 40;
  private static final int KILL_AFTER = 15;

  @TempDir private Path folder;

  @Test
  void aKillLosesNoNoticeAndRepeatsAtMostOne() throws Exception {
    try (TestBroker broker = TestBroker.start(folder);
        Receiver receiver = Receiver.start()) {
      new BusTopics(new BusConnection(broker.bootstrap(), Map.of(), 1, 2, (short) 1)).create();
      receiver.slow(Duration.ofMillis(30));
      try (BusProbe bus = new BusProbe(broker.bootstrap(), Topic.DELIVERIES)) {
        fill(bus, receiver);
      }

      Process first = start(broker);
      await()
          .atMost(LATEST)
          .untilAsserted(
              () -> assertThat(receiver.calls()).as(this::log).hasSizeGreaterThan(KILL_AFTER));
      first.destroyForcibly().waitFor();
      assertThat(ids(receiver)).hasSizeLessThan(DECISIONS);

      Process second = start(broker);
      try {
        await()
            .atMost(LATEST)
            .untilAsserted(() -> assertThat(ids(receiver)).as(this::log).hasSize(DECISIONS));
      } finally {
        second.destroyForcibly().waitFor();
      }
      assertThat(receiver.calls()).hasSizeBetween(DECISIONS, DECISIONS + 1);
      assertThat(ids(receiver)).isEqualTo(expected());
    }
  }

  private static void fill(BusProbe bus, Receiver receiver) {
    Target chat =
        new Target.Webhook("crm", new SecretText(receiver.url("/")), new SecretText("key"));
    bus.write(
        Topic.CONTROL,
        TargetsEvent.KEY,
        EventType.TARGETS,
        TargetsEvent.KEY,
        TargetsEvent.after(Optional.empty(), List.of(chat), List.of(), Instant.EPOCH));
    for (long number = 1; number <= DECISIONS; number++) {
      Decision decision = Decisions.applied(number);
      bus.write(Topic.DECISIONS, "acme", EventType.DECISION, decision.id(), decision);
    }
  }

  /** In the order of their first coming. */
  private static List<String> ids(Receiver receiver) {
    return receiver.calls().stream()
        .map(call -> call.header("Idempotency-Key"))
        .distinct()
        .toList();
  }

  private static List<String> expected() {
    return LongStream.rangeClosed(1, DECISIONS)
        .mapToObj(number -> "d" + number + ":" + number)
        .toList();
  }

  /** What the processes said, for when it goes wrong. */
  private String log() {
    try {
      return Files.readString(folder.resolve("process.log"));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private Process start(TestBroker broker) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            NotifyProcess.class.getName(),
            broker.bootstrap())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "process.log")))
        .start();
  }
}
