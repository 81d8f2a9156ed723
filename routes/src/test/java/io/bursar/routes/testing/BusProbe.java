package io.bursar.routes.testing;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events to the bus and reads a topic of it, with bare clients. */
public final class BusProbe implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> seen = new CopyOnWriteArrayList<>();

  /**
   * @param reads the topic to read, from its beginning
   */
  public BusProbe(String bootstrap, Topic reads) {
    Map<String, Object> client = Map.of("bootstrap.servers", bootstrap);
    producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(reads.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Writes one event. */
  public void write(Topic topic, String key, EventType type, String id, Object event) {
    write(topic, key, type, id, BusJson.write(event));
  }

  /** Writes one event whose data is these bytes. */
  public void write(Topic topic, String key, EventType type, String id, byte[] data) {
    var record = new ProducerRecord<>(topic.topicName(), key, data);
    record.headers().add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
    try {
      producer.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All events of a type so far. */
  public <T> List<T> read(EventType type, Class<T> payload) {
    consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
    return seen.stream()
        .filter(
            record ->
                new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8)
                    .equals(type.typeName()))
        .map(record -> BusJson.read(record.value(), payload))
        .toList();
  }

  /** The bytes of all events so far, by their ids. */
  public Map<String, byte[]> values() {
    consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
    Map<String, byte[]> values = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : seen) {
      String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
      values.put(id, record.value());
    }
    return values;
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
