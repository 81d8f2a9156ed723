package io.bursar.routes.views;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.UsageEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads parts of topic usage once more, beside the route. */
final class UsageReplay {

  private static final Duration POLL = Duration.ofMillis(100);

  private final BusConnection connection;
  private final String group;

  /**
   * @param group the route's group, to know how far it came
   */
  UsageReplay(BusConnection connection, String group) {
    this.connection = connection;
    this.group = group;
  }

  /** Up to where each partition was taken by the route, in whatever process. */
  Map<Integer, Long> taken() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      Set<TopicPartition> partitions = new HashSet<>();
      consumer
          .partitionsFor(Topic.USAGE.topicName())
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
      Map<Integer, Long> taken = new HashMap<>();
      consumer
          .committed(partitions)
          .forEach(
              (p, offset) ->
                  Optional.ofNullable(offset).ifPresent(o -> taken.put(p.partition(), o.offset())));
      return taken;
    }
  }

  /** Gives what stands in a partition from {@code from} to before {@code to}. */
  void read(int number, long from, long to, Consumer<List<Told<UsageEvent>>> take) {
    TopicPartition partition = new TopicPartition(Topic.USAGE.topicName(), number);
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(Set.of(partition));
      consumer.seek(partition, from);
      long end = Math.min(to, consumer.endOffsets(Set.of(partition)).get(partition));
      while (consumer.position(partition) < end) {
        List<Told<UsageEvent>> told = new ArrayList<>();
        consumer.poll(POLL).forEach(message -> read(message).ifPresent(told::add));
        if (!told.isEmpty()) {
          take.accept(told);
        }
      }
    }
  }

  private static Optional<Told<UsageEvent>> read(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      return Optional.empty();
    }
    BusRecord record =
        new BusRecord(
            message.key(),
            EventType.USAGE.typeName(),
            "",
            message.value(),
            Optional.empty(),
            Optional.of(
                new BusRecord.Origin(
                    message.topic(), message.partition(), message.offset(), message.timestamp())));
    try {
      return Optional.of(new Told<>(BusJson.read(message.value(), UsageEvent.class), record));
    } catch (java.io.UncheckedIOException said) {
      // The route said so when it came to it.
      return Optional.empty();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
