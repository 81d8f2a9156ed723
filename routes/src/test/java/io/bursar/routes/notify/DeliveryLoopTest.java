package io.bursar.routes.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeliveryEvent.State;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.delivery.DeliveryGates;
import io.bursar.routes.delivery.Purpose;
import io.bursar.routes.delivery.SinkUri;
import io.bursar.routes.delivery.StageStopping;
import io.bursar.routes.delivery.TargetRoutes;
import io.bursar.routes.notify.DeliveryLoopHub.BusDouble;
import io.bursar.routes.notify.DeliveryLoopHub.TargetDouble;
import io.bursar.routes.testing.Decisions;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** The route of a target between a bus and a target that fail as planned. */
@CamelSpringBootTest
@Timeout(60)
@DirtiesContext
@SpringBootTest(
    classes = DeliveryLoopHub.class,
    properties = {
      "bursar.stages=notify",
      "camel.component.kamelet.location=classpath:kamelets-of-tests,classpath:kamelets",
      "camel.main.routes-include-pattern="
          + "classpath:camel/bus.camel.yaml,classpath:camel/notify.camel.yaml",
      "logging.level.root=warn"
    })
class DeliveryLoopTest {

  private static final String GROUP = "direct:bursar.notify.chat";

  @Autowired private CamelContext camel;
  @Autowired private ProducerTemplate template;
  @Autowired private DeliveryGates gates;
  @Autowired private BusDouble bus;
  @Autowired private TargetDouble target;
  @Autowired private MeterRegistry meters;

  private TargetRoutes routes;
  private MockEndpoint committed;

  @BeforeEach
  void targetHasItsRoute() {
    bus.clear();
    target.clear();
    committed = camel.getEndpoint("mock:committed", MockEndpoint.class);
    committed.reset();
    routes = new TargetRoutes(Purpose.NOTIFY, camel, gates, 1000);
    routes.set(List.of());
    routes.set(List.of(wanted("one")));
  }

  @AfterEach
  void targetLosesItsRoute() {
    routes.set(List.of());
  }

  @Test
  void whenTheBusIsAwayTheAttemptIsRecordedLaterAndNotMadeAgain() {
    bus.failures.add(new IOException("broker away"));
    bus.failures.add(new IOException("broker away"));

    assertThat(send(1).getException()).isNull();

    assertThat(target.taken).hasSize(1);
    assertThat(bus.states()).containsExactly(State.DELIVERED);
    assertThat(committed.getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void whatAnAdapterThrowsIsAFailedAttemptAndItsTextStaysHere() {
    target.failures.add(new IllegalStateException("posting to http://host/s3cr3t failed"));

    assertThat(send(1).getException()).isNull();

    assertThat(bus.states()).containsExactly(State.RETRYING, State.DELIVERED);
    assertThat(bus.events().get(0).detail())
        .contains("BUR-2210 the adapter failed: IllegalStateException");
    assertThat(target.taken).hasSize(1);
    assertThat(target.taken.get(0).sentence()).startsWith("ads/search: 82 %");
  }

  @Test
  void aRetryAfterThatIsTooLongEndsIt() {
    target.failures.add(
        DeliveryFailure.passing(
            DeliveryCode.BUSY, "HTTP 429", Optional.of(Duration.ofSeconds(61))));

    assertThat(send(1).getException()).isNull();

    assertThat(bus.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.state()).isEqualTo(State.UNDELIVERED);
              assertThat(event.detail()).contains("BUR-2208 HTTP 429, asks to wait 61 s");
            });
    assertThat(committed.getReceivedCounter()).isEqualTo(1);
  }

  @Test
  void aRouteThatStopsWhileItWaitsStopsAtOnceAndCommitsNothing() {
    target.failures.add(
        DeliveryFailure.passing(
            DeliveryCode.BUSY, "HTTP 429", Optional.of(Duration.ofSeconds(60))));
    CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(() -> send(1));
    await().until(() -> bus.states().equals(List.of(State.RETRYING)));

    Instant begin = Instant.now();
    routes.set(List.of());

    assertThat(sent.join().getException()).hasRootCauseInstanceOf(StageStopping.class);
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(committed.getReceivedCounter()).isZero();
    assertThat(target.taken).isEmpty();
    assertThat(camel.getRoutes())
        .extracting(route -> route.getId())
        .noneMatch(id -> id.startsWith("notify-chat"));
  }

  @Test
  void aChangedTargetGetsANewRouteAndAnUnchangedOneKeepsIts() {
    var before = camel.getRoute("notify-chat");
    routes.set(List.of(wanted("one")));
    assertThat(camel.getRoute("notify-chat")).isSameAs(before);
    routes.set(List.of(wanted("two")));
    assertThat(camel.getRoute("notify-chat")).isNotNull().isNotSameAs(before);
    assertThat(send(1).getException()).isNull();
    assertThat(target.taken).hasSize(1);
  }

  @Test
  void aTargetWhoseRouteCannotBeMadeHoldsUpNoOther() {
    routes.set(
        List.of(
            new TargetRoutes.Wanted("bad", new SinkUri("no-such-kamelet", Map.of("a", "b"))),
            new TargetRoutes.Wanted("it's bad", new SinkUri("double-sink", Map.of("secret", "b"))),
            wanted("one")));
    assertThat(send(1).getException()).isNull();
    assertThat(target.taken).hasSize(1);

    SinkUri better = new SinkUri("double-sink", Map.of("secret", "b"));
    routes.set(List.of(new TargetRoutes.Wanted("bad", better), wanted("one")));
    assertThat(camel.getRouteController().getRouteStatus("notify-bad").isStarted()).isTrue();
  }

  @Test
  void aTargetWhoseRouteCouldNotBeMadeIsTriedAgain() throws Exception {
    TargetRoutes again = new TargetRoutes(Purpose.NOTIFY, camel, gates, 1000, Duration.ZERO);
    List<TargetRoutes.Wanted> late =
        List.of(new TargetRoutes.Wanted("late", new SinkUri("late-sink", Map.of())));
    again.set(late);
    assertThat(camel.getRoute("notify-late")).isNull();

    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            routeTemplate("late-sink").from("kamelet:source").to("mock:late");
          }
        });
    again.set(late);
    assertThat(camel.getRouteController().getRouteStatus("notify-late").isStarted()).isTrue();
    again.set(List.of());
    assertThat(camel.getRoute("notify-late")).isNull();
  }

  @Test
  void theGatesHearThatTheProcessStops() {
    assertThat(camel.getManagementStrategy().getEventNotifiers()).contains(gates);
  }

  @Test
  void attemptsAreCountedByTargetAndEnd() {
    double before = delivered();
    send(1);
    assertThat(delivered()).isEqualTo(before + 1);
  }

  private double delivered() {
    return meters
        .counter("bursar.deliveries", "purpose", "notify", "target", "chat", "state", "delivered")
        .count();
  }

  private Exchange send(long number) {
    Decision decision = Decisions.applied(number);
    BusRecord record =
        BusRecord.of("acme", EventType.DECISION, decision.id(), BusJson.write(decision));
    return template.send(GROUP, exchange -> exchange.getMessage().setBody(List.of(record)));
  }

  private static TargetRoutes.Wanted wanted(String secret) {
    return new TargetRoutes.Wanted("chat", new SinkUri("double-sink", Map.of("secret", secret)));
  }
}
