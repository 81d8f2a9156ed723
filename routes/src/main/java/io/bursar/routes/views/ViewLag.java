package io.bursar.routes.views;

import io.bursar.routes.bus.BusConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How much of the bus the views have not seen yet. */
final class ViewLag {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int POLLS = 20;

  private final BusConnection connection;

  ViewLag(BusConnection connection) {
    this.connection = connection;
  }

  /** Records that a view has still to take. */
  long of(ViewRoute route) {
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    try (Admin admin = Admin.create(connection.client());
        var consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> partitions = new HashSet<>();
      consumer
          .partitionsFor(route.topic().topicName())
          .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
      Map<TopicPartition, OffsetAndMetadata> taken =
          admin.listConsumerGroupOffsets(route.group()).partitionsToOffsetAndMetadata().get();
      return behind(consumer, consumer.endOffsets(partitions), taken);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bus does not say how far the views are", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking how far the views are", e);
    }
  }

  /**
   * Offsets alone would count the marks that transactions leave, which nobody is ever given: so
   * each partition is read on until there is a record or the end.
   */
  private static long behind(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Map<TopicPartition, OffsetAndMetadata> taken) {
    consumer.assign(ends.keySet());
    for (TopicPartition partition : ends.keySet()) {
      OffsetAndMetadata next = taken.get(partition);
      if (next == null) {
        consumer.seekToBeginning(Set.of(partition));
      } else {
        consumer.seek(partition, next.offset());
      }
    }
    Map<TopicPartition, Long> open = new HashMap<>(ends);
    long behind = 0;
    for (int i = 0; i < POLLS + ends.size() && !open.isEmpty(); i++) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Long end = open.remove(partition);
        if (end != null) {
          behind += end - record.offset();
          consumer.pause(Set.of(partition));
        }
      }
      open.entrySet().removeIf(e -> consumer.position(e.getKey()) >= e.getValue());
    }
    for (Map.Entry<TopicPartition, Long> unknown : open.entrySet()) {
      behind += unknown.getValue() - consumer.position(unknown.getKey());
    }
    return behind;
  }
}
