package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.bus.Topic;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CoversRoutes("collect.events")
@CollectRouteTest
class EventsRouteTest {

  @Autowired private ProducerTemplate camel;

  @Test
  void whatIsAcknowledgedIsOnTheBus() throws Exception {
    int callers = 16;
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    List<Future<Exchange>> answers = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      String batch =
          IntStream.range(0, 100)
              .mapToObj(i -> event("/together", "e" + i + "-" + answers.size()))
              .collect(Collectors.joining(",", "[", "]"));
      answers.add(pool.submit(() -> post("application/cloudevents-batch+json", batch)));
    }
    for (Future<Exchange> answer : answers) {
      assertThat(answer.get().getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
    }
    pool.shutdown();

    List<ConsumerRecord<String, byte[]>> records = collected("/together");
    assertThat(records).hasSize(1600);
    assertThat(records.stream().map(ConsumerRecord::key).distinct()).hasSize(1600);
    assertThat(records.get(0).headers().lastHeader("ce_type").value())
        .isEqualTo("io.bursar.collected.charge.v1".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void headersFromOutsideDoNotReachTheBus() {
    // Other tests of the stage may have written there.
    int journal = journal().size();
    Exchange answer =
        camel.send(
            "direct:postEvents",
            exchange -> {
              request(exchange, "application/cloudevents+json", event("/camel", "a"));
              for (String name :
                  List.of("CamelKafkaTopic", "kafka.OVERRIDE_TOPIC", "CAMELKAFKATOPIC")) {
                exchange.getMessage().setHeader(name, "bursar.journal");
              }
              exchange.getMessage().setHeader("kafka.PARTITION_KEY", "999");
            });

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
    List<ConsumerRecord<String, byte[]>> records = collected("/camel");
    assertThat(records).hasSize(1);
    records.get(0).headers().forEach(header -> assertThat(header.key()).doesNotContain("amel"));
    assertThat(journal()).hasSize(journal);
  }

  @Test
  void aBadRequestIsAnsweredAndLeavesNothing() {
    Exchange answer = post("application/cloudevents+json", "{");

    assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(400);
    assertThat(answer.getMessage().getBody(String.class)).contains("BUR-1003");
  }

  private Exchange post(String contentType, String body) {
    return camel.send("direct:postEvents", exchange -> request(exchange, contentType, body));
  }

  private static void request(Exchange exchange, String contentType, String body) {
    exchange.setProperty(Writer.PROPERTY, new Writer("ann", List.of("acme")));
    exchange.getMessage().setHeader("Content-Type", contentType);
    exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<ConsumerRecord<String, byte[]>> journal() {
    return TopicReader.all(CollectTestHub.broker(), Topic.JOURNAL.topicName());
  }

  private static List<ConsumerRecord<String, byte[]>> collected(String source) {
    return TopicReader.all(CollectTestHub.broker(), Topic.CHARGES_COLLECTED.topicName()).stream()
        .filter(record -> record.key().startsWith("acme|" + source + "|"))
        .toList();
  }

  private static String event(String source, String id) {
    return "{\"specversion\":\"1.0\",\"id\":\""
        + id
        + "\",\"source\":\""
        + source
        + "\",\"type\":\"io.bursar.charge\",\"data\":{\"day\":\"2026-11-05\",\"amount\":\"10.5\","
        + "\"currency\":\"CNY\",\"service\":\"Search\",\"account\":\"a-1\","
        + "\"tags\":{\"team\":\"blue\",\"env\":\"prod\"}}}";
  }
}
