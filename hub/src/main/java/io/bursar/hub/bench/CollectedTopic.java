package io.bursar.hub.bench;

import io.bursar.core.collected.Collected;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topic charges.collected, filled with what the collect stage would have written. */
final class CollectedTopic {

  private static final String NAME = Topic.CHARGES_COLLECTED.topicName();
  private static final int AT_ONCE = 20_000;

  private final String bootstrap;

  CollectedTopic(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Writes so many charges; returns how many bytes their values have together. */
  long fill(int count, Supplier<Collected.Charge> charges) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            10,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 * 1024);
    long bytes = 0;
    List<Future<RecordMetadata>> sent = new ArrayList<>(AT_ONCE);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        ProducerRecord<String, byte[]> message = message(charges.get());
        bytes += message.value().length;
        sent.add(producer.send(message));
        if (sent.size() == AT_ONCE) {
          await(sent);
        }
      }
      await(sent);
    }
    return bytes;
  }

  private static void await(List<Future<RecordMetadata>> sent) {
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bus did not take a charge", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
    sent.clear();
  }

  private static ProducerRecord<String, byte[]> message(Collected.Charge charge) {
    String key = charge.tenant() + "|" + charge.source() + "|" + charge.id();
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(NAME, key, BusJson.write(charge));
    header(message, "ce_specversion", "1.0");
    header(message, "ce_type", EventType.CHARGE_COLLECTED.typeName());
    header(message, "ce_source", "/bursar");
    header(message, "ce_id", key + "|" + charge.version());
    header(message, "content-type", "application/json");
    return message;
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** How many records a consumer group has not taken yet. */
  long behind(String group) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      var taken = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      var topic = admin.describeTopics(List.of(NAME)).allTopicNames().get().get(NAME);
      Map<TopicPartition, OffsetSpec> asked =
          topic.partitions().stream()
              .collect(
                  Collectors.toMap(
                      partition -> new TopicPartition(NAME, partition.partition()),
                      partition -> OffsetSpec.latest()));
      var ends = admin.listOffsets(asked).all().get();
      return ends.entrySet().stream()
          .mapToLong(
              end ->
                  end.getValue().offset()
                      - (taken.get(end.getKey()) == null ? 0 : taken.get(end.getKey()).offset()))
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bus does not say how far " + group + " is", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }
}
