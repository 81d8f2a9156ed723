package io.bursar.routes.bus;

import static io.bursar.routes.bus.GroupBus.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupLagTest {

  private static final String OTHER = "bursar.views-usage-hot";

  @TempDir private Path folder;

  @Test
  void whoHasDoneAllIsNotBehindByMarksOnceThePartitionIsStill() throws Exception {
    try (GroupBus bus = new GroupBus(folder.resolve("broker"));
        GroupLag lag = new GroupLag(bus.connection())) {
      Map<String, Set<String>> read =
          Map.of(
              GROUP,
              Set.of(Topic.USAGE.topicName(), Topic.DECISIONS.topicName()),
              OTHER,
              Set.of(Topic.USAGE.topicName()));
      bus.say(Topic.USAGE, 0, 3);
      bus.say(Topic.DECISIONS, 1, 1);
      bus.take(Topic.USAGE, 0, 3);
      bus.take(Topic.DECISIONS, 1, 1);

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(lag.of(read)).isEqualTo(Map.of(GROUP, 0L, OTHER, 3L + 1)));

      bus.take(Topic.USAGE, 0, 1);
      assertThat(lag.of(read)).containsEntry(GROUP, 3L);
      // Looked at once more, there still are records among them.
      assertThat(lag.of(read)).containsEntry(GROUP, 3L);
    }
  }
}
