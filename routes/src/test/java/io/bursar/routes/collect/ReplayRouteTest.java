package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.journal.CloseEntry;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ReplayEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.replay.Replay;
import io.bursar.routes.testing.BusProbe;
import io.bursar.routes.testing.CoversRoutes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked of this process and written to the bus for others. */
@CoversRoutes({"collect.replay", "collect.close"})
@CollectRouteTest
class ReplayRouteTest {

  @Autowired private ProducerTemplate camel;

  @Test
  void originalsGoWhereTheyStoodByteForByteAndThenItIsSaid() {
    byte[] collected = "{ \"spaces\":  \"as they were\" }".getBytes(StandardCharsets.UTF_8);
    byte[] entry = "{\"tenant\" :\"acme\"}".getBytes(StandardCharsets.UTF_8);
    ReplayEvent said = new ReplayEvent("acme", List.of("a", "b"), "ann", Instant.EPOCH);
    camel.sendBody(
        "direct:collectReplay",
        new Replay.Batch(
            List.of(BusRecord.of("k", EventType.CHARGE_COLLECTED, "r1", collected)),
            List.of(BusRecord.of("acme", EventType.CHARGE, "r2", entry)),
            List.of(BusRecord.of("acme", EventType.REPLAYED, "r3", BusJson.write(said)))));

    try (BusProbe probe = new BusProbe(CollectTestHub.broker(), Topic.REJECTED)) {
      soon()
          .untilAsserted(
              () -> assertThat(probe.read(EventType.REPLAYED, ReplayEvent.class)).contains(said));
    }
    assertThat(bytes(Topic.CHARGES_COLLECTED, "r1")).isEqualTo(collected);
    assertThat(bytes(Topic.JOURNAL, "r2")).isEqualTo(entry);
  }

  @Test
  void aCloseGoesToTheJournalOfItsTenant() {
    CloseEntry entry = new CloseEntry("acme", "2026-11", "ann");
    camel.sendBody(
        "direct:collectClose",
        List.of(BusRecord.of("acme", EventType.CLOSE, "c1", BusJson.write(entry))));

    try (BusProbe probe = new BusProbe(CollectTestHub.broker(), Topic.JOURNAL)) {
      soon()
          .untilAsserted(
              () -> assertThat(probe.read(EventType.CLOSE, CloseEntry.class)).contains(entry));
    }
  }

  private static byte[] bytes(Topic topic, String id) {
    try (BusProbe probe = new BusProbe(CollectTestHub.broker(), topic)) {
      return Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(probe::values, values -> values.containsKey(id))
          .get(id);
    }
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }
}
