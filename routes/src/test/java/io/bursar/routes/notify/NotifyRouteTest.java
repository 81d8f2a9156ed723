package io.bursar.routes.notify;

import static io.bursar.routes.bus.DeliveryEvent.State.DELIVERED;
import static io.bursar.routes.bus.DeliveryEvent.State.RETRYING;
import static io.bursar.routes.bus.DeliveryEvent.State.UNDELIVERED;
import static io.bursar.routes.notify.NotifyProbe.SECRET;
import static io.bursar.routes.notify.NotifyProbe.SECRET_PATH;
import static io.bursar.routes.notify.NotifyProbe.awaitCalls;
import static io.bursar.routes.notify.NotifyProbe.slack;
import static io.bursar.routes.notify.NotifyProbe.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.core.configuration.Target;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.delivery.DeliveryResend;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.Receiver;
import io.bursar.routes.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The stage notify on a real broker, telling real HTTP servers. */
@CamelSpringBootTest
@CoversRoutes(value = "notify-targets", templates = "notify-target")
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    properties = {
      "bursar.stages=notify",
      "logging.level.root=warn",
      "logging.level.io.bursar=info",
      "logging.level.org.apache.camel.spring.boot=trace",
      "logging.level.org.apache.camel.impl.engine.AbstractCamelContext=trace",
      "bursar.delivery.attempts=4",
      "bursar.delivery.first-wait=20ms",
      "bursar.delivery.longest-wait=100ms",
      "bursar.delivery.longest-retry-after=3s"
    })
class NotifyRouteTest {

  /** Where Camel shows what it knows of endpoints. */
  private static final List<String> LOUD =
      List.of("org.apache.camel.spring.boot", "org.apache.camel.impl.engine.AbstractCamelContext");

  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static TestBroker broker;

  @Autowired private ControlView control;
  @Autowired private DeliveryResend resend;
  @Autowired private CamelContext camel;

  private Receiver live;
  private Receiver dead;
  private NotifyProbe probe;

  @DynamicPropertySource
  static void start(DynamicPropertyRegistry properties) {
    broker = TestBroker.start(folder);
    properties.add("bursar.kafka.bootstrap", broker::bootstrap);
    properties.add("bursar.data", folder::toString);
  }

  /** Levels are the process', and the next test does not want these. */
  @AfterAll
  static void quiet() {
    LoggingSystem logging = LoggingSystem.get(NotifyRouteTest.class.getClassLoader());
    LOUD.forEach(logger -> logging.setLogLevel(logger, null));
  }

  @BeforeEach
  void open() {
    live = Receiver.start();
    dead = Receiver.start();
    probe = new NotifyProbe(broker.bootstrap(), control);
  }

  @AfterEach
  void close() {
    probe.targets();
    await()
        .atMost(SOON)
        .until(
            () ->
                camel.getRoutes().stream()
                    .noneMatch(
                        r -> r.getId().startsWith("notify-") && r.getId().endsWith("-record")));
    live.close();
    dead.close();
    probe.close();
  }

  @Test
  void aDeadTargetHoldsUpNoOtherAndIsGivenUpAfterBoundedAttempts(CapturedOutput log) {
    dead.otherwise(503);
    probe.targets(
        slack("chat", dead), webhook("crm", live), new Target.Log("file", "alerts.jsonl"));
    Decision decision = probe.decide();

    awaitCalls(live, 1);
    probe.awaitStates(decision, "chat", RETRYING, RETRYING, RETRYING, UNDELIVERED);
    probe.awaitStates(decision, "crm", DELIVERED);
    probe.awaitStates(decision, "file", DELIVERED);
    assertThat(folder.resolve("alerts.jsonl")).content().contains(decision.id());
    assertThat(dead.calls()).hasSize(4);
    assertThat(probe.events(decision, "chat"))
        .extracting(DeliveryEvent::attempt)
        .containsExactly(1, 2, 3, 4);
    assertThat(probe.events(decision, "chat"))
        .last()
        .extracting(DeliveryEvent::detail)
        .isEqualTo(Optional.of("BUR-2205 HTTP 503"));
    probe.awaitCommitted("bursar.notify.chat");
    assertThat(log.getAll()).doesNotContain(SECRET).doesNotContain(SECRET_PATH);
  }

  @Test
  void theBodyIsTheNoticeWithItsSentence() throws Exception {
    probe.targets(webhook("crm", live));
    Decision decision = probe.decide();

    awaitCalls(live, 1);
    JsonNode body = BusJson.mapper().readTree(live.calls().get(0).body());
    assertThat(body.get("text").asText()).startsWith("ads/search: 82 % of November");
    assertThat(body.get("decision").asText()).isEqualTo(decision.id());
    assertThat(live.calls().get(0).header("Idempotency-Key"))
        .isEqualTo(decision.id() + ":" + decision.number());
    assertThat(live.calls().get(0).header("Bursar-Signature")).startsWith("v1=");
  }

  @Test
  void aTargetThatComesBackGetsItAndRetryAfterIsHonoured() {
    live.plan(500, Map.of()).plan(429, Map.of("Retry-After", "1"));
    probe.targets(slack("chat", live));
    Instant begin = Instant.now();
    Decision decision = probe.decide();

    probe.awaitStates(decision, "chat", RETRYING, RETRYING, DELIVERED);
    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void aRefusalIsGivenUpAtOnceAndCanBeSentAgain() {
    live.plan(404, Map.of());
    probe.targets(slack("chat", live));
    Decision decision = probe.decide();
    probe.awaitStates(decision, "chat", UNDELIVERED);

    DeliveryEvent last = probe.events(decision, "chat").get(0);
    resend.resend(last.tenant(), last.id(), last.purpose(), last.attempt());

    probe.awaitStates(decision, "chat", UNDELIVERED, DELIVERED);
    assertThat(probe.events(decision, "chat"))
        .extracting(DeliveryEvent::attempt)
        .containsExactly(1, 2);
    assertThat(live.calls().get(1).body()).isEqualTo(live.calls().get(0).body());
  }

  @Test
  void aDecisionThatIsNotOnTheBusCannotBeSentAgainAndThatIsSaid() {
    probe.targets(slack("chat", live));
    assertThatThrownBy(() -> resend.resend("acme", "dnone:7:gone", "notify", 3))
        .hasMessage("no notify target is named gone; add it to targets.yaml again");
    assertThatThrownBy(() -> resend.resend("acme", "dnone:7:chat", "adjust", 3))
        .hasMessageStartingWith("no adjust target is named chat");
    assertThatThrownBy(() -> resend.resend("acme", "dnone:7:chat", "tell", 3))
        .hasMessage("purpose is \"tell\"; write notify or adjust");
    resend.resend("acme", "dnone:7:chat", "notify", 3);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(probe.events())
                    .filteredOn(event -> event.id().equals("dnone:7:chat"))
                    .singleElement()
                    .satisfies(
                        event -> {
                          assertThat(event.state()).isEqualTo(UNDELIVERED);
                          assertThat(event.attempt()).isEqualTo(4);
                          assertThat(event.detail().orElseThrow()).startsWith("BUR-2211");
                        }));
    assertThat(live.calls()).isEmpty();
  }

  @Test
  void aRecordThatIsNoDecisionIsRecordedAndStopsNothing() {
    probe.targets(slack("chat", live));
    probe.decide("{\"id\": [".getBytes(StandardCharsets.UTF_8));
    Decision decision = probe.decide();
    probe.awaitStates(decision, "chat", DELIVERED);
    assertThat(probe.events())
        .anySatisfy(
            event -> {
              assertThat(event.id()).startsWith("unreadable-bursar.decisions-");
              assertThat(event.state()).isEqualTo(UNDELIVERED);
            });
  }

  @Test
  void aTargetHearsOnlyOfWhatIsForItAndOnlySinceItIsThere() {
    Decision before = probe.decide();
    await().atMost(SOON).pollDelay(Duration.ofMillis(5)).until(() -> true);
    probe.targets(webhook("crm", live));
    probe.decide(List.of("somebody-else"));
    Decision both = probe.decide(List.of("crm", "somebody-else"));

    probe.awaitStates(both, "crm", DELIVERED);
    assertThat(live.calls()).hasSize(1);
    assertThat(probe.events(before, "crm")).isEmpty();
  }

  @Test
  void aTargetThatChangesItsAddressWhileItWaitsGetsWhatWaited() throws Exception {
    dead.otherwise(503);
    dead.plan(429, Map.of("Retry-After", "3"));
    probe.targets(slack("chat", dead));
    Decision decision = probe.decide();
    await().atMost(SOON).untilAsserted(() -> assertThat(dead.calls()).isNotEmpty());

    probe.targets(slack("chat", live));

    awaitCalls(live, 1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(probe.events(decision, "chat"))
                    .extracting(DeliveryEvent::state)
                    .endsWith(DELIVERED));
    assertThat(dead.calls()).hasSize(1);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
  @ComponentScan(
      basePackages = {
        "io.bursar.routes.bus",
        "io.bursar.routes.delivery",
        "io.bursar.routes.notify"
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
