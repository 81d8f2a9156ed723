package io.bursar.routes.forecast;

import static io.bursar.routes.forecast.ForecastHub.DAY;
import static io.bursar.routes.forecast.ForecastHub.TRACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.journal.ForecastEntry;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.forecast.ForecastHub.Bus;
import io.bursar.routes.forecast.ForecastHub.Records;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.TestPostgres;
import io.bursar.routes.testing.TestRedis;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The route of forecast without a bus: what is due goes in, forecasts come out of PostgreSQL. */
@ForecastRoute
@MockEndpointsAndSkip("kamelet:bus-sink*")
@CoversRoutes("forecast")
class ForecastRouteTest {

  @TempDir private static Path folder;
  private static TestPostgres postgres;
  private static TestRedis redis;

  @Autowired private Records records;
  @Autowired private Bus bus;

  @Autowired
  @Qualifier("forecastStage")
  private HealthIndicator health;

  @EndpointInject("mock:committed")
  private MockEndpoint committed;

  @DynamicPropertySource
  static void startServers(DynamicPropertyRegistry properties) {
    postgres = TestPostgres.start(folder);
    redis = TestRedis.start(folder);
    properties.add("spring.datasource.url", postgres::url);
    properties.add("spring.data.redis.port", redis::port);
    properties.add("bursar.models", () -> folder.resolve("models").toString());
  }

  @AfterAll
  static void stopServers() {
    redis.close();
    postgres.close();
  }

  @BeforeEach
  void fresh() {
    records.forget();
    bus.forget();
    committed.reset();
  }

  @Test
  void whenTheDayTurnsEveryNodeThatEverSpentIsForeseen() throws Exception {
    bus.out().expectedMessageCount(2);
    committed.expectedMessageCount(1);
    records.spendSinceApril("acme/ads");
    records.spendSinceApril("acme");

    bus.take(Bus.dayTurned());

    MockEndpoint.assertIsSatisfied(bus.out(), committed);
    assertThat(bus.out().getExchanges())
        .extracting(one -> one.getProperty(Exchange.TO_ENDPOINT, String.class))
        .containsExactly(
            "kamelet:bus-sink?topic=bursar.forecasts", "kamelet:bus-sink?topic=bursar.journal");
    assertThat(bus.events())
        .extracting(ForecastEvent::node)
        .containsExactlyInAnyOrder("acme", "acme/ads");
    ForecastEvent event = bus.events().get(0);
    assertThat(event.origin()).isEqualTo(DAY);
    assertThat(event.currency()).isEqualTo("CNY");
    assertThat(event.anomalous()).isEmpty();
    assertThat(event.days()).hasSize(30);
    for (ForecastEvent.Day day : event.days()) {
      double expected = Records.amount(day.day());
      assertThat(day.p50().doubleValue()).isBetween(expected * 0.95, expected * 1.05);
      assertThat(day.p50().scale()).isLessThanOrEqualTo(4);
    }
    ForecastEvent.Drivers drivers = event.drivers().orElseThrow();
    assertThat(drivers.adds().values().stream().reduce(drivers.before(), BigDecimal::add))
        .isEqualByComparingTo(event.total().p50());
    assertThat(bus.entries())
        .extracting(ForecastEntry::node)
        .containsExactlyInAnyOrder("acme", "acme/ads");
    ForecastEntry entry = bus.entries().get(0);
    assertThat(entry.spentThrough()).hasSize(30);
    assertThat(entry.spentThrough().get(29).p50()).isEqualTo(event.total().p50());
    assertThat(entry.revision()).isEqualTo(event.revision()).isPositive();
    assertThat(bus.sent(1)).extracting(BusRecord::key).containsOnly("acme");
    assertThat(bus.sent(1)).extracting(BusRecord::traceparent).containsOnly(Optional.of(TRACE));
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aDayThatIsFarAboveItsSpanIsAnomalousAndWhatIsSpentStaysSpent() {
    records.spendSinceApril("acme/ads");
    records.spendSinceApril("acme");
    records.spend("acme/ads", DAY, 5000);

    bus.take(Bus.leftBand("acme/ads"));

    assertThat(bus.events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
    ForecastEvent event = bus.events().get(0);
    assertThat(event.anomalous()).contains(DAY);
    assertThat(event.days().get(0).p10()).isEqualByComparingTo("5000");
    assertThat(bus.entries().get(0).anomalous()).contains(DAY);
    assertThat(bus.entries().get(0).spentThrough().get(0).p90().doubleValue())
        .isGreaterThanOrEqualTo(5000);
    // The days after it are foreseen as ever.
    assertThat(event.days().get(1).p50().doubleValue()).isBetween(90.0, 110.0);
    assertThat(event.total().p50().doubleValue()).isBetween(8000.0, 9000.0);
  }

  @Test
  void yesterdayIsAnomalousWhenItLayOutsideWhatWasForeseenForIt() {
    records.spendSinceApril("acme/ads");
    bus.take(Bus.dayTurned());
    records.keep(bus.events().get(0));
    bus.forget();
    records.spend("acme/ads", DAY, 1);

    bus.take(Bus.dayTurned(DAY.plusDays(1)));

    assertThat(bus.events().get(0).anomalous()).contains(DAY);
    records.keep(bus.events().get(0));
    bus.forget();
    records.spend("acme/ads", DAY.plusDays(1), 100);
    bus.take(Bus.dayTurned(DAY.plusDays(2)));
    assertThat(bus.events().get(0).anomalous()).isEmpty();
  }

  /** A year's 1000, spread evenly: the same each day, and no four digits behind the point. */
  @Test
  void whatComesAsItWasForeseenIsNotAnomalous() {
    records.spendSinceApril("acme/ads", 2.739726027397);
    bus.take(Bus.dayTurned());
    records.keep(bus.events().get(0));
    bus.forget();
    records.spend("acme/ads", DAY, 2.739726027397);
    bus.take(Bus.dayTurned(DAY.plusDays(1)));
    assertThat(bus.events().get(0).anomalous()).isEmpty();
  }

  @Test
  void aLineOfCreditsIsForeseenBelowZero() {
    records.spendSinceApril("acme/ads", -50);
    bus.take(Bus.dayTurned());
    ForecastEvent event = bus.events().get(0);
    assertThat(event.days()).allMatch(day -> day.p50().doubleValue() < -45);
    assertThat(event.total().p50().doubleValue()).isBetween(-1600.0, -1400.0);
    assertThat(bus.entries().get(0).spentThrough().get(0).p90().doubleValue()).isNegative();
    assertThat(event.anomalous()).isEmpty();
  }

  /** As long as none is to serve, those that need no training are no substitute. */
  @Test
  void whereTheModelThatIsToServeCannotItIsSaidWhyToPeopleAndPolicies() throws Exception {
    records.spendSinceApril("acme/ads");
    bus.take(Bus.dayTurned());
    assertThat(bus.events().get(0).fallback()).isEmpty();
    assertThat(bus.entries().get(0).fallback()).isEmpty();
    String before = bus.events().get(0).model();
    bus.forget();
    Path champions = Files.createDirectories(folder.resolve("models")).resolve("champions");
    Files.writeString(champions, "1\n");
    try {
      bus.take(Bus.dayTurned());
      assertThat(bus.events().get(0).fallback()).contains("refused");
      assertThat(bus.entries().get(0).fallback()).contains("refused");
      assertThat(bus.events().get(0).model()).isEqualTo(before);
    } finally {
      Files.delete(champions);
    }
  }

  /** Whatever is wrong with one tenant, the others are foreseen. */
  @Test
  void aTenantThatCannotBeForeseenHoldsUpNoOther() throws Exception {
    committed.expectedMessageCount(1);
    records.spendSinceApril("acme/ads");
    bus.take(Bus.dayTurned("broken"), Bus.dayTurned());
    committed.assertIsSatisfied();
    assertThat(bus.events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
  }

  @Test
  void whatCannotBeReadAndWhomNobodyKnowsStopsNothing() throws Exception {
    committed.expectedMessageCount(1);
    records.spendSinceApril("acme/ads");
    bus.take(
        Bus.record("{".getBytes(StandardCharsets.UTF_8)),
        Bus.record("{\"tenant\":\"acme\",\"cause\":\"ASKED\"}".getBytes(StandardCharsets.UTF_8)),
        Bus.dayTurned("nobody"),
        Bus.dayTurned());
    committed.assertIsSatisfied();
    assertThat(bus.events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
  }
}
