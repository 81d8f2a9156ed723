package io.bursar.routes.delivery;

import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.Topic;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Finds a decision on the bus again, for what a person asks to be sent again. It reads the topic
 * from its beginning, which is rare and takes a second for some hundred thousand decisions, and
 * needs no view: the truth is on the bus.
 */
@FunctionalInterface
public interface DecisionLookup {

  /** The decision of that tenant, id and number. */
  Optional<Decision> find(String tenant, String decision, long number);

  /** On the bus itself. */
  static DecisionLookup onBus(BusConnection connection) {
    return (tenant, decision, number) -> {
      Map<String, Object> reading = new HashMap<>(connection.client());
      reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
      reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
      reading.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
      try (Consumer<String, byte[]> consumer =
          new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer())) {
        return scan(consumer, tenant, decision, number);
      }
    };
  }

  private static Optional<Decision> scan(
      Consumer<String, byte[]> consumer, String tenant, String decision, long number) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.DECISIONS.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
        Optional<Decision> found =
            Optional.of(message)
                .filter(one -> tenant.equals(one.key()))
                .flatMap(one -> read(one.value()))
                .filter(one -> one.id().equals(decision) && one.number() == number);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Decision> read(byte[] json) {
    try {
      return Optional.of(BusJson.read(json, Decision.class));
    } catch (UncheckedIOException otherThanADecision) {
      return Optional.empty();
    }
  }
}
