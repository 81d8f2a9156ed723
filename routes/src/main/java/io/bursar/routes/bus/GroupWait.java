package io.bursar.routes.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Waits until a consumer group has done what a topic had when it was asked; no longer. */
public final class GroupWait {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int POLLS = 10;
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
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    long end = System.nanoTime() + patience.toNanos();
    try (Admin admin = Admin.create(connection.client());
        var reader =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> open = ends(admin, reader, topic);
      while (true) {
        Map<TopicPartition, OffsetAndMetadata> done =
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        open.entrySet()
            .removeIf(
                each -> isDone(reader, each.getKey(), done.get(each.getKey()), each.getValue()));
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

  /** What is there, committed or about to be. */
  private static Map<TopicPartition, Long> ends(
      Admin admin, KafkaConsumer<byte[], byte[]> reader, Topic topic)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        reader.partitionsFor(topic.topicName()).stream()
            .collect(
                Collectors.toMap(
                    found -> new TopicPartition(found.topic(), found.partition()),
                    found -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((partition, found) -> ends.put(partition, found.offset()));
    return ends;
  }

  /** Before the end there may only be the marks that transactions leave, which nobody is given. */
  private static boolean isDone(
      KafkaConsumer<byte[], byte[]> reader,
      TopicPartition partition,
      OffsetAndMetadata done,
      long end) {
    long next = Optional.ofNullable(done).map(OffsetAndMetadata::offset).orElse(0L);
    if (next >= end) {
      return true;
    }
    reader.assign(List.of(partition));
    reader.seek(partition, next);
    for (int i = 0; i < POLLS && reader.position(partition) < end; i++) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        return record.offset() >= end;
      }
    }
    return reader.position(partition) >= end;
  }
}
