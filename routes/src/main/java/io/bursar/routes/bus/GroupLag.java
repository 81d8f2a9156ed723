package io.bursar.routes.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How much of the bus consumer groups have not done yet. It asks the brokers, not the consumers, so
 * that one that hangs or is gone is seen too.
 *
 * <p>Offsets alone would count the marks that transactions leave, which nobody is ever given: a
 * group that is idle would seem to be behind for ever. So where a partition has not moved since the
 * last look and only a few offsets are left, they are read to see whether any is a record.
 */
final class GroupLag implements AutoCloseable {

  /** A partition with more open offsets than this has records among them. */
  private static final long FEW = 1_000;

  /** Brokers that say nothing for so long are away. */
  private static final int PATIENCE_MILLIS = 5_000;

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int POLLS = 10;

  private record Place(String group, TopicPartition partition) {}

  private record Seen(long next, long end, long behind, boolean certain) {}

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> reader;
  private final Map<Place, Seen> seen = new HashMap<>();

  GroupLag(BusConnection connection) {
    Map<String, Object> asking = new HashMap<>(connection.client());
    asking.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    asking.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    admin = Admin.create(asking);
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    reader =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Records behind, by group.
   *
   * @param topics what each group reads
   * @throws ExecutionException when the brokers do not answer
   */
  Map<String, Long> of(Map<String, Set<String>> topics)
      throws ExecutionException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> groups =
        topics.keySet().stream()
            .collect(Collectors.toMap(group -> group, g -> new ListConsumerGroupOffsetsSpec()));
    Map<String, Map<TopicPartition, OffsetAndMetadata>> done =
        admin.listConsumerGroupOffsets(groups).all().get();
    Set<TopicPartition> partitions =
        topics.values().stream()
            .flatMap(Set::stream)
            .distinct()
            .flatMap(topic -> reader.partitionsFor(topic).stream())
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .collect(Collectors.toSet());
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    Map<TopicPartition, Long> begins = reader.beginningOffsets(partitions);
    Map<String, Long> behind = new HashMap<>();
    topics.forEach(
        (group, read) -> {
          long sum = 0;
          for (TopicPartition partition : partitions) {
            if (read.contains(partition.topic())) {
              long next =
                  Optional.ofNullable(done.get(group).get(partition))
                      .map(OffsetAndMetadata::offset)
                      .orElse(begins.get(partition));
              sum += behind(new Place(group, partition), next, ends.get(partition));
            }
          }
          behind.put(group, sum);
        });
    return behind;
  }

  private long behind(Place place, long next, long end) {
    Seen before = seen.get(place);
    boolean still = before != null && before.next() == next && before.end() == end;
    if (!still || (!before.certain() && end - next > FEW)) {
      seen.put(place, new Seen(next, end, Math.max(0, end - next), end <= next));
    } else if (!before.certain()) {
      seen.put(place, new Seen(next, end, read(place.partition(), next, end), true));
    }
    return seen.get(place).behind();
  }

  private long read(TopicPartition partition, long next, long end) {
    reader.assign(List.of(partition));
    reader.seek(partition, next);
    for (int i = 0; i < POLLS && reader.position(partition) < end; i++) {
      var records = reader.poll(POLL);
      if (!records.isEmpty()) {
        return end - records.iterator().next().offset();
      }
    }
    return Math.max(0, end - reader.position(partition));
  }

  @Override
  public void close() {
    admin.close();
    reader.close();
  }
}
