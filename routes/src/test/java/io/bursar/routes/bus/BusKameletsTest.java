package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The bus Kamelets against a real broker: what goes in comes out, once committed, never skipped.
 */
@CamelSpringBootTest
@SpringBootTest(properties = {"bursar.stages=clean", "camel.main.routes-include-pattern=false"})
class BusKameletsTest {

  @TempDir static Path folder;
  private static TestBroker broker;

  @Autowired private ProducerTemplate camel;
  @Autowired private BusConnection connection;
  @Autowired private ControlView control;
  @Autowired private Received received;

  @Autowired
  @Qualifier("givenUp")
  private Received givenUp;

  @DynamicPropertySource
  static void start(DynamicPropertyRegistry properties) {
    broker = TestBroker.start(folder);
    properties.add("bursar.kafka.bootstrap", broker::bootstrap);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void everyRecordArrivesOnceCommittedInEveryPartitionAlsoWhenTheRouteFailsNowAndThen()
      throws Exception {
    List<BusRecord> sent =
        IntStream.range(0, 12_000)
            .mapToObj(
                i -> BusRecord.of("k" + i, EventType.TICK, "id" + i, bytes("{\"n\":" + i + "}")))
            .toList();

    camel.sendBody("direct:write", sent);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(received.ids()).hasSize(sent.size()));
    assertThat(received.ids()).containsExactlyInAnyOrderElementsOf(ids(sent));
    assertThat(received.failures.get()).isPositive();
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> everythingIsCommitted("test"));
  }

  /** As when a route stops in the middle of a batch: nobody tries that batch again. */
  @Test
  void aBatchThatIsGivenUpIsReadAgainBeforeAnythingBehindItCounts() throws Exception {
    List<BusRecord> sent =
        IntStream.range(0, 6_000)
            .mapToObj(i -> BusRecord.of("k" + i, EventType.TICK, "id" + i, bytes("{}")))
            .toList();

    camel.sendBody("direct:write-other", sent);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(givenUp.ids()).containsAll(ids(sent)));
    assertThat(givenUp.failures.get()).isPositive();
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> everythingIsCommitted("given-up"));
  }

  @Test
  void headersThatAreNotAllowedDoNotPassWhateverTheirSpelling() throws Exception {
    Map<String, Object> settings = connection.client();
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(Topic.DECISIONS.topicName(), "strange", bytes("{}"));
      for (String name : List.of("CamelHttpUri", "camelFileName", "CAMELEXEC", "x-other")) {
        record.headers().add(name, bytes("evil"));
      }
      record.headers().add("ce_type", bytes(EventType.TICK.typeName()));
      record.headers().add("ce_id", bytes("strange"));
      producer.send(record).get();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(received.ids()).contains("strange"));
    // What Camel itself writes when it tries again is its own.
    assertThat(received.headers).isSubsetOf("CamelRedelivered", "CamelRedeliveryCounter");
  }

  @Test
  void whatIsPublishedToControlIsSeenAtOnce() {
    control.publish(
        "import/7",
        EventType.IMPORT,
        new ImportEvent(
            "7",
            "acme",
            "aws",
            "may.csv",
            10,
            1,
            0,
            true,
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.time.Instant.EPOCH));
    assertThat(control.importOf("7")).map(ImportEvent::rows).contains(10L);
  }

  private void everythingIsCommitted(String group) throws Exception {
    try (Admin admin = Admin.create(connection.client())) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      assertThat(committed).isNotEmpty();
      for (var entry : committed.entrySet()) {
        long end =
            admin
                .listOffsets(Map.of(entry.getKey(), OffsetSpec.latest()))
                .partitionResult(entry.getKey())
                .get()
                .offset();
        assertThat(entry.getValue().offset()).as("%s", entry.getKey()).isEqualTo(end);
      }
    }
  }

  private static List<String> ids(List<BusRecord> records) {
    return records.stream().map(BusRecord::id).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Fails each third batch the first time it sees it. */
  static final class Received {
    private final ConcurrentLinkedQueue<BusRecord> records = new ConcurrentLinkedQueue<>();
    private final List<String> headers = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    public void take(org.apache.camel.Exchange exchange) {
      if (calls.getAndIncrement() % 3 == 0) {
        failures.incrementAndGet();
        throw new IllegalStateException("the target is away");
      }
      headers.addAll(exchange.getMessage().getHeaders().keySet());
      for (Object record : exchange.getMessage().getBody(List.class)) {
        records.add((BusRecord) record);
      }
    }

    List<String> ids() {
      return records.stream().map(BusRecord::id).filter(id -> !id.isEmpty()).toList();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
  @Import({BusConfiguration.class, ControlViewOnly.class})
  static class TestHub {
    @Bean
    @Primary
    Received received() {
      return new Received();
    }

    @Bean
    Received givenUp() {
      return new Received();
    }

    @Bean
    RouteBuilder routes() {
      return new RouteBuilder() {
        @Override
        public void configure() {
          errorHandler(defaultErrorHandler().maximumRedeliveries(-1).redeliveryDelay(20));
          from("direct:write").to("kamelet:bus-sink?topic=" + Topic.DECISIONS.topicName());
          from("kamelet:bus-source?groupId=test&maxRecords=1000&topic="
                  + Topic.DECISIONS.topicName())
              .to("bean:received?method=take");
          from("direct:write-other").to("kamelet:bus-sink?topic=" + Topic.DELIVERIES.topicName());
          from("kamelet:bus-source?groupId=given-up&maxRecords=500&topic="
                  + Topic.DELIVERIES.topicName())
              .errorHandler(noErrorHandler())
              .to("bean:givenUp?method=take");
        }
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class ControlViewOnly {
    @Bean(initMethod = "start", destroyMethod = "close")
    ControlView controlView(BusConnection connection, BusTopics topicsFirst) {
      return new ControlView(connection);
    }
  }
}
