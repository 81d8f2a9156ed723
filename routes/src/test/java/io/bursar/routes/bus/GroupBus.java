package io.bursar.routes.bus;

import io.bursar.routes.testing.TestBroker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker on which somebody writes in transactions, and a group that comes as far as it is told.
 */
final class GroupBus implements AutoCloseable {

  static final String GROUP = "bursar.views-usage";

  private final TestBroker broker;
  private final BusConnection connection;
  private final Admin admin;
  private final KafkaProducer<String, byte[]> producer;

  /** One whose topics have two partitions. */
  GroupBus(Path folder) {
    broker = TestBroker.start(folder);
    connection = new BusConnection(broker.bootstrap(), Map.of(), 1, 2, (short) 1);
    new BusTopics(connection).create();
    admin = Admin.create(connection.client());
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test");
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  BusConnection connection() {
    return connection;
  }

  /** Records and behind them, soon after, the mark of their transaction. */
  void say(Topic topic, int partition, int records) throws Exception {
    begin();
    for (int i = 0; i < records; i++) {
      write(topic, partition);
    }
    producer.commitTransaction();
  }

  void begin() {
    producer.beginTransaction();
  }

  void write(Topic topic, int partition) throws Exception {
    producer.send(new ProducerRecord<>(topic.topicName(), partition, "k", new byte[] {1})).get();
  }

  void abort() {
    producer.abortTransaction();
  }

  /** The group has done what is before an offset. */
  void take(Topic topic, int partition, long next) throws Exception {
    TopicPartition place = new TopicPartition(topic.topicName(), partition);
    admin.alterConsumerGroupOffsets(GROUP, Map.of(place, new OffsetAndMetadata(next))).all().get();
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    broker.close();
  }
}
