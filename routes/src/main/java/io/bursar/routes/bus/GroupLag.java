package io.bursar.routes.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of the bus consumer groups have not done yet, for who asks every few seconds: records
 * are only looked for where a partition has not moved since the last look and few offsets are left.
 * There a group that is idle would seem to be behind for ever.
 */
final class GroupLag implements AutoCloseable {

  /** A partition with more open offsets than this has records among them. */
  private static final long FEW = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private record Place(String group, TopicPartition partition) {}

  private record Seen(long next, long end, long behind, boolean certain) {}

  private final GroupProgress progress;
  private final Map<Place, Seen> seen = new HashMap<>();

  GroupLag(BusConnection connection) {
    progress = new GroupProgress(connection, PATIENCE);
  }

  /**
   * Records behind, by group.
   *
   * @param topics what each group reads
   * @throws ExecutionException when the brokers do not answer
   */
  Map<String, Long> of(Map<String, Set<String>> topics)
      throws ExecutionException, InterruptedException {
    Set<String> all = topics.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    Map<TopicPartition, Long> ends = progress.ends(all, IsolationLevel.READ_COMMITTED);
    Map<String, Map<TopicPartition, Long>> next = progress.next(topics.keySet(), ends.keySet());
    Map<String, Long> behind = new HashMap<>();
    topics.forEach(
        (group, read) -> {
          Map<TopicPartition, Long> its = new HashMap<>(next.get(group));
          its.keySet().removeIf(partition -> !read.contains(partition.topic()));
          behind.put(group, behind(group, its, ends));
        });
    return behind;
  }

  private long behind(
      String group, Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> unsure = new HashMap<>();
    next.forEach(
        (partition, offset) -> {
          Place place = new Place(group, partition);
          long end = ends.get(partition);
          Seen before = seen.get(place);
          boolean still = before != null && before.next() == offset && before.end() == end;
          if (!still || (!before.certain() && end - offset > FEW)) {
            seen.put(place, new Seen(offset, end, Math.max(0, end - offset), end <= offset));
          } else if (!before.certain()) {
            unsure.put(partition, offset);
          }
        });
    if (!unsure.isEmpty()) {
      progress
          .behind(unsure, ends)
          .forEach(
              (partition, records) ->
                  seen.put(
                      new Place(group, partition),
                      new Seen(next.get(partition), ends.get(partition), records, true)));
    }
    return next.keySet().stream()
        .mapToLong(partition -> seen.get(new Place(group, partition)).behind())
        .sum();
  }

  @Override
  public void close() {
    progress.close();
  }
}
