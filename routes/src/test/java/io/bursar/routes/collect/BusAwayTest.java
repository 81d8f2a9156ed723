package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.configuration.Feed;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.FeedsEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.testing.TestBroker;
import io.bursar.routes.testing.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the doors do while the bus is away, and when it comes back. */
@CamelSpringBootTest
@SpringBootTest(
    classes = CollectTestHub.class,
    properties = {
      "bursar.stages=collect",
      "bursar.collect.rest-millis=500",
      "bursar.collect.patience-millis=16000",
      "camel.component.kamelet.location=classpath:kamelets"
    })
class BusAwayTest {

  private static final int ROWS = 60_000;

  @TempDir static Path folder;
  private static TestBroker broker;

  @Autowired private ProducerTemplate camel;
  @Autowired private ControlView control;

  @DynamicPropertySource
  static void connect(DynamicPropertyRegistry properties) {
    broker = TestBroker.start(folder);
    properties.add("bursar.kafka.bootstrap", broker::bootstrap);
    properties.add("bursar.data", () -> folder.resolve("data").toString());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void nothingIsAcknowledgedAndNothingIsLost() throws IOException {
    Feed feed = new Feed("shop", "acme", "inbox/shop", new Feed.Mapped("mappings/m.yaml"));
    String mapping =
        """
        date: {column: day, formats: yyyy-MM-dd}
        amount: {column: amount}
        currency: {constant: EUR}
        """;
    control.publish(
        FeedsEvent.KEY,
        EventType.FEEDS,
        new FeedsEvent("hash", List.of(feed), Map.of("mappings/m.yaml", mapping)));
    Path inbox = Files.createDirectories(folder.resolve("data/inbox/shop"));
    StringBuilder rows = new StringBuilder("day,amount\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("2026-11-05,").append(i).append('\n');
    }
    Files.writeString(inbox.resolve("orders.csv"), rows);
    soon().until(() -> !collected().isEmpty());

    broker.close();
    Exchange answer = camel.send("direct:postEvents", BusAwayTest::event);
    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
    assertThat(answer.getMessage().getHeader("Retry-After")).isEqualTo("5");
    assertThat(inbox.resolve("orders.csv")).exists();
    broker.restart();

    soon().until(() -> Files.exists(inbox.resolve("done/orders.csv")));
    assertThat(collected().stream().map(ConsumerRecord::key).distinct()).hasSize(ROWS);
    Exchange again = camel.send("direct:postEvents", BusAwayTest::event);
    assertThat(again.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
  }

  private static List<ConsumerRecord<String, byte[]>> collected() {
    return TopicReader.all(broker.bootstrap(), Topic.CHARGES_COLLECTED.topicName()).stream()
        .filter(record -> record.key().startsWith("acme|shop|"))
        .toList();
  }

  private static void event(Exchange exchange) {
    exchange.setProperty(Writer.PROPERTY, new Writer("ann", List.of("acme")));
    exchange.getMessage().setHeader("Content-Type", "application/cloudevents+json");
    exchange
        .getMessage()
        .setBody(
            ("{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/erp\","
                    + "\"type\":\"io.bursar.charge\",\"data\":{\"day\":\"2026-11-05\","
                    + "\"amount\":\"10.5\",\"currency\":\"CNY\"}}")
                .getBytes(StandardCharsets.UTF_8));
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50));
  }
}
