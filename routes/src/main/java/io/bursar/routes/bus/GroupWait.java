package io.bursar.routes.bus;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Waits until a consumer group has done what a topic had when it was asked; no longer. */
public final class GroupWait {

  private static final Duration BROKERS = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 50;

  private final BusConnection connection;

  public GroupWait(BusConnection connection) {
    this.connection = connection;
  }

  /**
   * Waits.
   *
   * @return whether the group came so far in time; false, too, when the brokers do not say
   */
  public boolean await(String group, Topic topic, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try (GroupProgress progress = new GroupProgress(connection, BROKERS)) {
      // What is there, committed or about to be.
      Map<TopicPartition, Long> open =
          progress.ends(Set.of(topic.topicName()), IsolationLevel.READ_UNCOMMITTED);
      while (true) {
        Map<TopicPartition, Long> next = progress.next(Set.of(group), open.keySet()).get(group);
        Map<TopicPartition, Long> behind = progress.behind(next, open);
        open.keySet().removeIf(partition -> behind.get(partition) == 0);
        if (open.isEmpty()) {
          return true;
        }
        if (System.nanoTime() > end) {
          return false;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (ExecutionException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
