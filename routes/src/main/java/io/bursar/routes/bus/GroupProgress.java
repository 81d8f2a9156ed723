package io.bursar.routes.bus;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far consumer groups have come on topics, compared with these topics' ends. It asks the
 * brokers, not the consumers, so that one that hangs or is gone is seen too. For one thread at a
 * time.
 */
public final class GroupProgress implements AutoCloseable {

  /** Kafka's own for one request; who is less patient than that gives up earlier. */
  private static final Duration REQUEST = Duration.ofSeconds(30);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int POLLS = 20;

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> reader;

  /**
   * @param patience brokers that say nothing for so long are away
   */
  public GroupProgress(BusConnection connection, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    Map<String, Object> asking = new HashMap<>(connection.client());
    asking.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    asking.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(millis, REQUEST.toMillis()));
    admin = Admin.create(asking);
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    reader =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * How many records a group has still to take of a topic: 0 only if there is none.
   *
   * @throws ExecutionException when the brokers do not answer
   * @throws org.apache.kafka.common.KafkaException when they do not, either
   */
  public long behind(String group, Topic topic) throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = ends(Set.of(topic.topicName()), IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> next = next(Set.of(group), ends.keySet()).get(group);
    return behind(next, ends).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The offsets at which topics end now.
   *
   * @param isolation whether what transactions are still writing counts as there
   */
  Map<TopicPartition, Long> ends(Set<String> topics, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    Set<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> reader.partitionsFor(topic).stream())
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .collect(Collectors.toSet());
    return offsets(partitions, OffsetSpec.latest(), isolation);
  }

  /** The offset that each group takes next: the first of all where it has taken nothing yet. */
  Map<String, Map<TopicPartition, Long>> next(
      Set<String> groups, Collection<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    Map<String, ListConsumerGroupOffsetsSpec> asked =
        groups.stream()
            .collect(Collectors.toMap(group -> group, g -> new ListConsumerGroupOffsetsSpec()));
    var taken = admin.listConsumerGroupOffsets(asked).all().get();
    Map<TopicPartition, Long> begins =
        offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    Map<String, Map<TopicPartition, Long>> next = new HashMap<>();
    for (String group : groups) {
      Map<TopicPartition, Long> its = new HashMap<>(begins);
      taken
          .get(group)
          .forEach(
              (partition, found) -> {
                if (found != null) {
                  its.replace(partition, found.offset());
                }
              });
      next.put(group, its);
    }
    return next;
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(partition -> partition, p -> which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(asked, new ListOffsetsOptions(isolation))
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  /**
   * Offsets from the first record that is still to be taken to the end, by partition.
   *
   * <p>Offsets alone would count the marks that transactions leave, which nobody is ever given: so
   * each partition is read on until there is a record or the end. One that cannot be read so far
   * counts as behind.
   *
   * @param next where to begin; what it does not name is not looked at
   */
  Map<TopicPartition, Long> behind(Map<TopicPartition, Long> next, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> behind = new HashMap<>();
    Map<TopicPartition, Long> open = new HashMap<>();
    next.forEach(
        (partition, offset) -> {
          behind.put(partition, 0L);
          if (offset < ends.get(partition)) {
            open.put(partition, ends.get(partition));
          }
        });
    reader.assign(open.keySet());
    open.keySet().forEach(partition -> reader.seek(partition, next.get(partition)));
    for (int i = 0; i < POLLS + next.size() && !open.isEmpty(); i++) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Long end = open.remove(partition);
        if (end != null) {
          behind.put(partition, Math.max(0, end - record.offset()));
          reader.pause(Set.of(partition));
        }
      }
      open.entrySet().removeIf(each -> reader.position(each.getKey()) >= each.getValue());
    }
    open.forEach((partition, end) -> behind.put(partition, end - reader.position(partition)));
    // Who is paused would stay so when it is looked at the next time.
    reader.unsubscribe();
    return behind;
  }

  @Override
  public void close() {
    admin.close();
    reader.close();
  }
}
