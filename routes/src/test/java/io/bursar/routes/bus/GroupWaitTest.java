package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupWaitTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String GROUP = "bursar.views-usage";
  private static final TopicPartition PARTITION = new TopicPartition(Topic.USAGE.topicName(), 0);

  @TempDir private Path folder;

  @Test
  void itIsOverWhenTheGroupHasWhatThereWasAndNotWhenMoreCame() throws Exception {
    try (TestBroker broker = TestBroker.start(folder.resolve("broker"));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      BusConnection connection = new BusConnection(broker.bootstrap(), Map.of(), 1, 1, (short) 1);
      new BusTopics(connection).create();
      GroupWait wait = new GroupWait(connection);
      assertThat(wait.await(GROUP, Topic.USAGE, LONG)).as("nothing there").isTrue();

      say(broker, 5);
      assertThat(wait.await(GROUP, Topic.USAGE, SHORT)).as("nothing done").isFalse();
      done(admin, 3);
      assertThat(wait.await(GROUP, Topic.USAGE, SHORT)).as("some done").isFalse();
      // Behind the five there is the mark of their transaction, which nobody commits.
      done(admin, 5);
      assertThat(wait.await(GROUP, Topic.USAGE, LONG)).as("all done").isTrue();

      say(broker, 1);
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> wait.await(GROUP, Topic.USAGE, LONG));
      Thread.sleep(SHORT.toMillis());
      assertThat(waiting).isNotDone();
      say(broker, 1);
      done(admin, 7);
      assertThat(waiting.get()).as("done, and more has come").isTrue();
    }
  }

  private static void done(Admin admin, long offset) throws Exception {
    admin
        .alterConsumerGroupOffsets(GROUP, Map.of(PARTITION, new OffsetAndMetadata(offset)))
        .all()
        .get();
  }

  private static void say(TestBroker broker, int records) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < records; i++) {
        sent.add(producer.send(new ProducerRecord<>(PARTITION.topic(), 0, "k", new byte[] {1})));
      }
      assertThat(sent).hasSize(records);
      producer.commitTransaction();
    }
  }
}
