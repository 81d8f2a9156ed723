package io.bursar.routes.bus;

import static io.bursar.routes.bus.GroupBus.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupProgressTest {

  @TempDir private static Path folder;
  private static GroupBus bus;
  private static GroupProgress progress;

  @BeforeAll
  static void start() {
    bus = new GroupBus(folder.resolve("broker"));
    progress = new GroupProgress(bus.connection(), Duration.ofSeconds(30));
  }

  @AfterAll
  static void stop() {
    progress.close();
    bus.close();
  }

  @Test
  void whoHasTakenNothingIsBehindByAllOfEachPartition() throws Exception {
    assertThat(progress.behind(GROUP, Topic.REJECTED)).isZero();
    bus.say(Topic.REJECTED, 0, 3);
    bus.say(Topic.REJECTED, 1, 2);
    // The mark of each transaction counts while there is a record before it.
    awaitBehind(Topic.REJECTED, 3 + 1 + 2 + 1);
  }

  @Test
  void onlyMarksBeforeTheEndAreNothingToTake() throws Exception {
    bus.say(Topic.USAGE, 0, 3);
    bus.take(Topic.USAGE, 0, 2);
    awaitBehind(Topic.USAGE, 2);
    bus.take(Topic.USAGE, 0, 3);
    assertThat(progress.behind(GROUP, Topic.USAGE)).isZero();
    bus.say(Topic.USAGE, 0, 1);
    awaitBehind(Topic.USAGE, 2);
  }

  @Test
  void whatATransactionIsStillWritingIsThereForWhoAsksForIt() throws Exception {
    TopicPartition partition = new TopicPartition(Topic.DECISIONS.topicName(), 0);
    Set<String> topics = Set.of(partition.topic());
    bus.begin();
    bus.write(Topic.DECISIONS, 0);
    try {
      assertThat(progress.ends(topics, IsolationLevel.READ_COMMITTED)).containsEntry(partition, 0L);
      Map<TopicPartition, Long> ends = progress.ends(topics, IsolationLevel.READ_UNCOMMITTED);
      assertThat(ends).containsEntry(partition, 1L);
      Map<TopicPartition, Long> next = progress.next(Set.of(GROUP), ends.keySet()).get(GROUP);
      assertThat(progress.behind(next, ends)).containsEntry(partition, 1L);
      assertThat(progress.behind(GROUP, Topic.DECISIONS)).isZero();
    } finally {
      bus.abort();
    }
  }

  /** A mark is written soon after the commit, not with it. */
  private static void awaitBehind(Topic topic, long records) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> progress.behind(GROUP, topic) == records);
  }
}
