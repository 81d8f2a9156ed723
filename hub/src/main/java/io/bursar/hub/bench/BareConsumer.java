package io.bursar.hub.bench;

import io.bursar.core.collected.Collected;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the same work costs without us, the least of it: one plain consumer that reads the topic,
 * parses each charge with the same JSON library and adds it up by node. No identities, no state, no
 * commit: it counts duplicates twice and forgets everything.
 */
final class BareConsumer {

  private BareConsumer() {}

  /** Charges a second. */
  static double rate(String bootstrap, int count) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5000,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            20);
    Map<String, BigDecimal> sums = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.CHARGES_COLLECTED.topicName()).stream()
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long begun = System.nanoTime();
      int read = 0;
      while (read < count) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
          Collected.Charge charge = BusJson.read(message.value(), Collected.Charge.class);
          sums.merge(charge.node().orElse(""), charge.billed(), BigDecimal::add);
          read++;
        }
      }
      return read / ((System.nanoTime() - begun) / 1e9);
    }
  }
}
