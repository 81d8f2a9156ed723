package io.bursar.routes.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Price;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.When;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.NoBus;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;

/** The route of clean without a bus: what goes in as a batch, and what comes out to which topic. */
@CamelSpringBootTest
@MockEndpointsAndSkip("kamelet:bus-sink*")
@CoversRoutes("clean")
@Timeout(120)
@DirtiesContext
@SpringBootTest(
    properties = {
      "bursar.stages=clean",
      "camel.component.kamelet.location=classpath:kamelets-of-tests,classpath:kamelets",
      "camel.main.routes-include-pattern="
          + "classpath:camel/bus.camel.yaml,classpath:camel/clean.camel.yaml",
      "logging.level.root=warn"
    })
class CleanRouteTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Autowired private ProducerTemplate camel;
  @Autowired private MeterRegistry meters;

  @Autowired
  @Qualifier("cleanStage")
  private HealthIndicator health;

  @Autowired private CamelContext context;

  @EndpointInject("mock:kamelet:bus-sink")
  private MockEndpoint bus;

  @EndpointInject("mock:committed")
  private MockEndpoint committed;

  @BeforeEach
  void fresh() {
    bus.reset();
    committed.reset();
  }

  @Test
  void eachRecordOfABatchBecomesAnEntryOrARejectionWithItsUntouchedOriginal() throws Exception {
    bus.expectedMessageCount(2);
    committed.expectedMessageCount(1);
    byte[] unreadable = "{\"tenant\":".getBytes(StandardCharsets.UTF_8);
    double applied = out(Term.APPLIED);
    double rejected = out(Term.REJECTED);

    batch(
        collected(EventType.CHARGE_COLLECTED, charge("acme", "a", "acme/ads")),
        collected(EventType.METRIC_COLLECTED, metric("clicks", "200")),
        collected(EventType.METRIC_COLLECTED, metric("cpu-hours", "1")),
        collected(EventType.CHARGE_COLLECTED, charge("nobody", "b", "x")),
        collected(EventType.CHARGE_COLLECTED, charge("acme", "c", "acme/nowhere")),
        record(EventType.CHARGE_COLLECTED, unreadable),
        collected(EventType.TICK, charge("acme", "d", "acme/ads")));

    MockEndpoint.assertIsSatisfied(bus, committed);
    assertThat(bus.getExchanges())
        .extracting(one -> one.getProperty(Exchange.TO_ENDPOINT, String.class))
        .containsExactly(
            "kamelet:bus-sink?topic=bursar.journal", "kamelet:bus-sink?topic=bursar.rejected");
    List<ChargeEntry> entries =
        sent(0).stream().map(one -> BusJson.read(one.value(), ChargeEntry.class)).toList();
    assertThat(entries).extracting(ChargeEntry::id).containsExactly("a", "m-clicks");
    assertThat(entries.get(1).billed().amount()).isEqualByComparingTo("10");
    assertThat(sent(0)).extracting(BusRecord::key).containsOnly("acme");
    assertThat(sent(0)).extracting(BusRecord::traceparent).containsOnly(Optional.of(TRACE));
    List<Rejection> rejections =
        sent(1).stream().map(one -> BusJson.read(one.value(), Rejection.class)).toList();
    assertThat(rejections)
        .extracting(Rejection::code)
        .containsExactly(
            CleanCode.NO_PRICE.code(),
            CleanCode.UNKNOWN_TENANT.code(),
            CleanCode.UNKNOWN_NODE.code(),
            CleanCode.UNREADABLE.code(),
            CleanCode.UNKNOWN_TYPE.code());
    assertThat(rejections).extracting(Rejection::stage).containsOnly("clean");
    assertThat(rejections.get(3).original()).isEqualTo(unreadable);
    assertThat(sent(1)).extracting(BusRecord::traceparent).containsOnly(Optional.of(TRACE));
    assertThat(out(Term.APPLIED) - applied).isEqualTo(2);
    assertThat(out(Term.REJECTED) - rejected).isEqualTo(5);
  }

  @Test
  void whileTheBusIsAwayTheBatchIsTriedAgainAndCommittedOnlyWhenItIsThere() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    bus.whenAnyExchangeReceived(
        exchange -> {
          assertThat(committed.getReceivedCounter()).isZero();
          if (tries.incrementAndGet() < 3) {
            throw new IllegalStateException("the bus is away");
          }
        });
    committed.expectedMessageCount(1);

    batch(collected(EventType.CHARGE_COLLECTED, charge("acme", "again", "acme/ads")));

    committed.assertIsSatisfied();
    // Two that failed, the one that did not, and the empty list of rejections.
    assertThat(tries).hasValue(4);
    // Cleaned again it is the same entry: it is known by where it was collected.
    assertThat(sent(2)).extracting(BusRecord::id).containsExactly("bursar.charges.collected/1/7");
    assertThat(sent(3)).isEmpty();
  }

  @Test
  void aStoppedRouteMakesTheStageDownAndIsNamed() throws Exception {
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    context.getRouteController().stopRoute("clean");

    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.health().getDetails()).containsEntry("clean", "Stopped");

    context.getRouteController().startRoute("clean");
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  private double out(Term term) {
    return meters
        .get("bursar.stage.out")
        .tags("stage", "clean", "route", "clean", "term", term.word())
        .counter()
        .count();
  }

  @SuppressWarnings("unchecked")
  private List<BusRecord> sent(int number) {
    return bus.getExchanges().get(number).getMessage().getBody(List.class);
  }

  private void batch(BusRecord... records) {
    camel.sendBody("direct:bursar.clean", new ArrayList<>(List.of(records)));
  }

  private static BusRecord collected(EventType type, Collected said) {
    BusRecord record = record(type, BusJson.write(said));
    return new BusRecord(
        said.tenant(),
        record.type(),
        "id-" + said.id(),
        record.value(),
        record.traceparent(),
        record.origin());
  }

  private static BusRecord record(EventType type, byte[] value) {
    return new BusRecord(
        "k",
        type.typeName(),
        "id",
        value,
        Optional.of(TRACE),
        Optional.of(new BusRecord.Origin("bursar.charges.collected", 1, 7, 0)));
  }

  private static Collected charge(String tenant, String id, String node) {
    return new Collected.Charge(
        tenant,
        "shop",
        id,
        1,
        new When.On(DAY),
        new BigDecimal("12.50"),
        Optional.empty(),
        "CNY",
        Optional.of(node),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private static Collected metric(String metric, String quantity) {
    return new Collected.Metric(
        "acme",
        "ads",
        "m-" + metric,
        1,
        new When.On(DAY),
        metric,
        new BigDecimal(quantity),
        Optional.of("acme/ads"),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, RedisAutoConfiguration.class})
  @ComponentScan("io.bursar.routes.stage")
  static class CleanAlone {

    @Bean
    NoBus busDouble() {
      return new NoBus();
    }

    @Bean
    Cleaner cleaner(MeterRegistry meters) {
      RevisionEvent acme = new RevisionEvent(1, "h", acme(), List.of());
      return new Cleaner(
          new AcceptedRules(tenant -> tenant.equals("acme") ? Optional.of(acme) : Optional.empty()),
          () -> {},
          new StageMeter(meters, StageName.of("clean"), Term.APPLIED, Term.REJECTED));
    }

    private static TenantConfiguration acme() {
      return new TenantConfiguration(
          "acme",
          "CNY",
          ZoneOffset.UTC,
          TenantConfiguration.Basis.BILLED,
          1,
          List.of(
              new Node(
                  "acme/ads",
                  "ads",
                  List.of(new Node.Placement("acme", LocalDate.EPOCH)),
                  Map.of())),
          List.of(),
          List.of(),
          Set.of(),
          List.of(),
          List.of(new Price("clicks", new BigDecimal("0.05"), "CNY", DAY)),
          "test");
    }
  }
}
