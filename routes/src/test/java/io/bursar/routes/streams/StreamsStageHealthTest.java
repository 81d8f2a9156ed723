package io.bursar.routes.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusTopics;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;

/** A topology says that it is down while its threads fail, and again when it was stopped. */
class StreamsStageHealthTest {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final AtomicBoolean broken = new AtomicBoolean(true);

  @TempDir private Path folder;
  private TestBroker broker;
  private StreamsStage stage;

  @BeforeEach
  void start() {
    broker = TestBroker.start(folder.resolve("broker"));
    BusConnection connection = new BusConnection(broker.bootstrap(), Map.of(), 1, 1, (short) 1);
    new BusTopics(connection).create();
    stage =
        new StreamsStage(
            "bursar.health",
            topology(),
            connection,
            new StreamsSettings(folder.resolve("state"), "0", 1, 1),
            100,
            () -> {});
  }

  @AfterEach
  void stop() {
    stage.stop();
    broker.close();
  }

  @Test
  void aThreadThatFailsIsDownUntilItWorksAgain() throws Exception {
    assertThat(stage.health().getStatus()).isEqualTo(Status.DOWN);
    stage.start();
    await().atMost(SOON).until(this::isUp);

    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topic.POSTINGS.topicName(), "k", new byte[1])).get();
    }
    await().atMost(SOON).until(() -> !isUp());
    broken.set(false);
    await().atMost(SOON).until(this::isUp);

    stage.stop();
    assertThat(stage.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(stage.health().getDetails()).containsEntry("state", "NOT_RUNNING");
  }

  @Test
  void itSaysWhatItReads() {
    assertThat(stage.topicsByGroup())
        .isEqualTo(Map.of("bursar.health", Set.of(Topic.POSTINGS.topicName())));
  }

  private boolean isUp() {
    return stage.health().getStatus().equals(Status.UP);
  }

  private Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(Topic.POSTINGS.topicName(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .foreach(
            (key, value) -> {
              if (broken.get()) {
                throw new IllegalStateException("planned by the test");
              }
            });
    return builder.build();
  }
}
