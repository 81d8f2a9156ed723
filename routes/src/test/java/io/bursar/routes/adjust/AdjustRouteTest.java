package io.bursar.routes.adjust;

import static io.bursar.routes.bus.DeliveryEvent.State.DELIVERED;
import static io.bursar.routes.bus.DeliveryEvent.State.RETRYING;
import static io.bursar.routes.bus.DeliveryEvent.State.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.SecretText;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Status;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.delivery.DeliveryResend;
import io.bursar.routes.testing.BusProbe;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.Decisions;
import io.bursar.routes.testing.Receiver;
import io.bursar.routes.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The stage adjust on a real broker, carrying limits to a real HTTP server and a folder. */
@CamelSpringBootTest
@CoversRoutes(value = "adjust-targets", templates = "adjust-target")
@DirtiesContext
@SpringBootTest(
    properties = {
      "bursar.stages=adjust",
      "bursar.delivery.attempts=3",
      "bursar.delivery.first-wait=20ms",
      "bursar.delivery.longest-wait=100ms",
      "logging.level.root=warn"
    })
class AdjustRouteTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static TestBroker broker;
  private static long numbers;

  @Autowired private ControlView control;
  @Autowired private DeliveryResend resend;

  private Receiver system;
  private BusProbe bus;

  @DynamicPropertySource
  static void start(DynamicPropertyRegistry properties) {
    broker = TestBroker.start(folder);
    properties.add("bursar.kafka.bootstrap", broker::bootstrap);
    properties.add("bursar.data", folder::toString);
  }

  @BeforeEach
  void open() {
    system = Receiver.start();
    bus = new BusProbe(broker.bootstrap(), Topic.DELIVERIES);
  }

  @AfterEach
  void close() {
    system.close();
    bus.close();
  }

  @Test
  void anAppliedCutReachesTheSystemThatSpendsAndTheFolderOnceEach() throws Exception {
    targets(
        http("ads-platform", "acme/ads/**"),
        csv("finance", "acme/**"),
        http("cloud", "acme/cloud"));
    decide(Status.FROZEN);
    decide(Status.REFUSED);
    decide(Status.RETRACTED);
    Decision cut = decide(Status.APPLIED);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(states(cut, "ads-platform")).containsExactly(DELIVERED);
              assertThat(states(cut, "finance")).containsExactly(DELIVERED);
            });
    assertThat(system.calls()).hasSize(1);
    assertThat(system.calls().get(0).header("Idempotency-Key")).isEqualTo(cut.id());
    assertThat(
            BusJson.mapper().readTree(system.calls().get(0).body()).at("/limits/0/after").asText())
        .isEqualTo("9600");
    assertThat(folder.resolve("inbox").toFile().list())
        .containsExactly(cut.id() + "-" + cut.number() + ".csv");
    assertThat(events(cut, "finance")).extracting(DeliveryEvent::purpose).containsExactly("adjust");
    assertThat(events(cut, "cloud")).isEmpty();
  }

  @Test
  void aSystemThatIsDownHoldsUpNoFolderAndCanBeToldAgain() {
    system.plan(503, Map.of()).plan(503, Map.of()).plan(503, Map.of());
    targets(http("down", "acme/**"), csv("finance-2", "acme/ads/*"));
    Decision cut = decide(Status.APPLIED);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(states(cut, "finance-2")).containsExactly(DELIVERED);
              assertThat(states(cut, "down")).containsExactly(RETRYING, RETRYING, UNDELIVERED);
            });

    DeliveryEvent last = events(cut, "down").get(2);
    resend.resend(last.tenant(), last.id(), last.purpose(), last.attempt());
    await().atMost(SOON).untilAsserted(() -> assertThat(states(cut, "down")).endsWith(DELIVERED));
    assertThat(system.calls())
        .extracting(call -> call.header("Idempotency-Key"))
        .containsExactly(cut.id(), cut.id(), cut.id(), cut.id());
    assertThat(events(cut, "down")).last().extracting(DeliveryEvent::attempt).isEqualTo(4);
    assertThat(states(cut, "finance-2")).containsExactly(DELIVERED);
  }

  private void targets(AdjustTarget... targets) {
    control.publish(
        TargetsEvent.KEY,
        EventType.TARGETS,
        TargetsEvent.after(Optional.empty(), List.of(), List.of(targets), Instant.now()));
  }

  private AdjustTarget http(String name, String nodes) {
    return new AdjustTarget.Http(
        name, new SecretText(system.url("/limits")), Optional.of(new SecretText("key")), nodes);
  }

  private static AdjustTarget csv(String name, String nodes) {
    return new AdjustTarget.Csv(name, "inbox", nodes);
  }

  private Decision decide(Status status) {
    Decision decision =
        Decisions.decision(
            ++numbers, status, List.of(), List.of(Decisions.cut()), Optional.empty());
    bus.write(Topic.DECISIONS, "acme", EventType.DECISION, decision.id(), decision);
    return decision;
  }

  private List<DeliveryEvent.State> states(Decision decision, String target) {
    return events(decision, target).stream().map(DeliveryEvent::state).toList();
  }

  private List<DeliveryEvent> events(Decision decision, String target) {
    return bus.read(EventType.DELIVERY, DeliveryEvent.class).stream()
        .filter(event -> event.decision().equals(decision.id()) && event.target().equals(target))
        .toList();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
  @ComponentScan(
      basePackages = {
        "io.bursar.routes.bus",
        "io.bursar.routes.delivery",
        "io.bursar.routes.adjust"
      },
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
  static class TestHub {
    /** So that it is closed after Camel has stopped, and not before. */
    @Bean(destroyMethod = "close")
    TestBroker testBroker() {
      return broker;
    }
  }
}
