package io.bursar.routes.bus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Asks the ledger something through the journal and waits for its answer on topic replies. */
public final class Replies {

  private final BusConnection connection;
  private final Clock clock;

  public Replies(BusConnection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Sends, then waits.
   *
   * @param key key of the answer
   * @param type class of the answer
   * @param patience how long to wait
   * @param send writes the entry that is to be answered
   * @return the first answer written after the call began; empty when none came in time
   */
  public <T> Optional<T> ask(String key, Class<T> type, Duration patience, Runnable send) {
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.REPLIES.topicName()).stream()
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      send.run();
      Instant until = clock.instant().plus(patience);
      while (clock.instant().isBefore(until)) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
          if (key.equals(message.key())) {
            return Optional.of(BusJson.read(message.value(), type));
          }
        }
      }
      return Optional.empty();
    }
  }
}
