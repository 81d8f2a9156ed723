package io.bursar.routes.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.features.FeatureTable;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastDueEvent;
import io.bursar.routes.bus.ForecastDueEvent.Cause;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.NoBus;
import io.bursar.routes.testing.TestPostgres;
import io.bursar.routes.testing.TestRedis;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The route of forecast without a bus: what is due goes in, forecasts come out of PostgreSQL. */
@CamelSpringBootTest
@MockEndpointsAndSkip("kamelet:bus-sink*")
@CoversRoutes("forecast")
@Timeout(120)
@DirtiesContext
@SpringBootTest(
    properties = {
      "bursar.stages=forecast",
      "camel.component.kamelet.location=classpath:kamelets-of-tests,classpath:kamelets",
      "camel.main.routes-include-pattern="
          + "classpath:camel/bus.camel.yaml,classpath:camel/forecast.camel.yaml",
      // Longer than any test may take: only the step's own patience gets by a Redis that is silent.
      "spring.data.redis.timeout=10m",
      "logging.level.root=warn"
    })
class ForecastRouteTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @TempDir static Path folder;
  private static final Duration PATIENCE_WITH_REDIS = Duration.ofSeconds(2);
  private static TestPostgres postgres;
  private static TestRedis redis;

  @Autowired private ProducerTemplate camel;
  @Autowired private JdbcTemplate sql;
  @Autowired private StringRedisTemplate hot;

  @Autowired
  @Qualifier("forecastStage")
  private HealthIndicator health;

  @EndpointInject("mock:kamelet:bus-sink")
  private MockEndpoint bus;

  @EndpointInject("mock:committed")
  private MockEndpoint committed;

  @DynamicPropertySource
  static void startServers(DynamicPropertyRegistry properties) {
    postgres = TestPostgres.start(folder);
    redis = TestRedis.start(folder);
    properties.add("spring.datasource.url", postgres::url);
    properties.add("spring.data.redis.port", redis::port);
  }

  @AfterAll
  static void stopServers() {
    redis.close();
    postgres.close();
  }

  @BeforeEach
  void fresh() {
    bus.reset();
    committed.reset();
    sql.execute("TRUNCATE usage, forecasts");
    hot.delete(List.of("bursar:features:{acme}:acme", "bursar:features:{acme}:acme/ads"));
  }

  @Test
  void whenTheDayTurnsEveryNodeThatEverSpentIsForeseen() throws Exception {
    bus.expectedMessageCount(2);
    committed.expectedMessageCount(1);
    // 100 a day since April, and twice as much each Sunday; nothing of the day itself yet.
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    spend("acme", LocalDate.of(2026, 4, 1), DAY.minusDays(1));

    batch(due(Optional.empty(), Cause.DAY_TURNED));

    MockEndpoint.assertIsSatisfied(bus, committed);
    assertThat(bus.getExchanges())
        .extracting(one -> one.getProperty(Exchange.TO_ENDPOINT, String.class))
        .containsExactly(
            "kamelet:bus-sink?topic=bursar.forecasts", "kamelet:bus-sink?topic=bursar.journal");
    assertThat(events())
        .extracting(ForecastEvent::node)
        .containsExactlyInAnyOrder("acme", "acme/ads");
    ForecastEvent event = events().get(0);
    assertThat(event.origin()).isEqualTo(DAY);
    assertThat(event.currency()).isEqualTo("CNY");
    assertThat(event.anomalous()).isEmpty();
    assertThat(event.days()).hasSize(30);
    for (ForecastEvent.Day day : event.days()) {
      double expected = amount(day.day());
      assertThat(day.p50().doubleValue()).isBetween(expected * 0.95, expected * 1.05);
      assertThat(day.p50().scale()).isLessThanOrEqualTo(4);
    }
    ForecastEvent.Drivers drivers = event.drivers().orElseThrow();
    assertThat(drivers.adds().values().stream().reduce(drivers.before(), BigDecimal::add))
        .isEqualByComparingTo(event.total().p50());
    assertThat(entries())
        .extracting(ForecastEntry::node)
        .containsExactlyInAnyOrder("acme", "acme/ads");
    ForecastEntry entry = entries().get(0);
    assertThat(entry.spentThrough()).hasSize(30);
    assertThat(entry.spentThrough().get(29).p50()).isEqualTo(event.total().p50());
    assertThat(entry.revision()).isEqualTo(event.revision()).isPositive();
    assertThat(sent(1)).extracting(BusRecord::key).containsOnly("acme");
    assertThat(sent(1)).extracting(BusRecord::traceparent).containsOnly(Optional.of(TRACE));
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aDayThatIsFarAboveItsSpanIsAnomalousAndWhatIsSpentStaysSpent() {
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    spend("acme", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    set("acme/ads", DAY, 5000);

    batch(due(Optional.of("acme/ads"), Cause.LEFT_BAND));

    assertThat(events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
    ForecastEvent event = events().get(0);
    assertThat(event.anomalous()).contains(DAY);
    assertThat(event.days().get(0).p10()).isEqualByComparingTo("5000");
    assertThat(entries().get(0).anomalous()).contains(DAY);
    assertThat(entries().get(0).spentThrough().get(0).p90().doubleValue())
        .isGreaterThanOrEqualTo(5000);
    // The days after it are foreseen as ever.
    assertThat(event.days().get(1).p50().doubleValue()).isBetween(90.0, 110.0);
    assertThat(event.total().p50().doubleValue()).isBetween(8000.0, 9000.0);
  }

  @Test
  void yesterdayIsAnomalousWhenItLayOutsideWhatWasForeseenForIt() {
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    batch(due(Optional.empty(), Cause.DAY_TURNED));
    keep(events().get(0));
    bus.reset();
    set("acme/ads", DAY, 1);

    batch(due(Optional.empty(), Cause.DAY_TURNED, DAY.plusDays(1)));

    assertThat(events().get(0).anomalous()).contains(DAY);
    keep(events().get(0));
    bus.reset();
    set("acme/ads", DAY.plusDays(1), 100);
    batch(due(Optional.empty(), Cause.DAY_TURNED, DAY.plusDays(2)));
    assertThat(events().get(0).anomalous()).isEmpty();
  }

  /** A year's 1000, spread evenly: the same each day, and no four digits behind the point. */
  @Test
  void whatComesAsItWasForeseenIsNotAnomalous() {
    for (LocalDate day = LocalDate.of(2026, 4, 1); day.isBefore(DAY); day = day.plusDays(1)) {
      set("acme/ads", day, 2.739726027397);
    }
    batch(due(Optional.empty(), Cause.DAY_TURNED));
    keep(events().get(0));
    bus.reset();
    set("acme/ads", DAY, 2.739726027397);
    batch(due(Optional.empty(), Cause.DAY_TURNED, DAY.plusDays(1)));
    assertThat(events().get(0).anomalous()).isEmpty();
  }

  @Test
  void aLineOfCreditsIsForeseenBelowZero() {
    for (LocalDate day = LocalDate.of(2026, 4, 1); day.isBefore(DAY); day = day.plusDays(1)) {
      set("acme/ads", day, -50);
    }
    batch(due(Optional.empty(), Cause.DAY_TURNED));
    ForecastEvent event = events().get(0);
    assertThat(event.days()).allMatch(day -> day.p50().doubleValue() < -45);
    assertThat(event.total().p50().doubleValue()).isBetween(-1600.0, -1400.0);
    assertThat(entries().get(0).spentThrough().get(0).p90().doubleValue()).isNegative();
    assertThat(event.anomalous()).isEmpty();
  }

  /** Whatever is wrong with one tenant, the others are foreseen. */
  @Test
  void aTenantThatCannotBeForeseenHoldsUpNoOther() throws Exception {
    committed.expectedMessageCount(1);
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    batch(
        record(
            BusJson.write(new ForecastDueEvent("broken", Optional.empty(), DAY, Cause.DAY_TURNED))),
        due(Optional.empty(), Cause.DAY_TURNED));
    committed.assertIsSatisfied();
    assertThat(events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
  }

  @Test
  void whatCannotBeReadAndWhomNobodyKnowsStopsNothing() throws Exception {
    committed.expectedMessageCount(1);
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    batch(
        record("{".getBytes(StandardCharsets.UTF_8)),
        record("{\"tenant\":\"acme\",\"cause\":\"ASKED\"}".getBytes(StandardCharsets.UTF_8)),
        record(
            BusJson.write(new ForecastDueEvent("nobody", Optional.empty(), DAY, Cause.DAY_TURNED))),
        due(Optional.empty(), Cause.DAY_TURNED));
    committed.assertIsSatisfied();
    assertThat(events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
  }

  /**
   * Offline and online are one: the same spend, made into a table to learn from when a month more
   * is known, and what the forecast left in Redis on that morning.
   */
  @Test
  void featuresInRedisAreThoseOfTheTableToTheLastBit() {
    LocalDate first = DAY.minusDays(700);
    Random random = new Random(11);
    double[] values = new double[730];
    for (int day = 0; day < values.length; day++) {
      // A day of nothing has no row.
      values[day] = day > 0 && random.nextInt(5) == 0 ? 0 : random.nextInt(10_000_000) / 1e4 - 50;
      if (values[day] != 0) {
        set("acme/ads", first.plusDays(day), values[day]);
      }
    }
    spend("acme", DAY.minusDays(3), DAY.minusDays(1));

    batch(due(Optional.empty(), Cause.DAY_TURNED));

    Path file = folder.resolve("features.parquet");
    DailySeries series = new DailySeries("acme/ads", first, values);
    FeatureTable.write(file, new Places(List.of(series), DAY.plusDays(30)));
    Places read = FeatureTable.read(file);
    FeatureRow offline =
        read.some(0, read.size()).stream()
            .map(Places.Place::features)
            .filter(it -> it.asOf().equals(DAY))
            .findFirst()
            .orElseThrow();
    Map<String, String> online = online("acme/ads");
    assertThat(online).containsEntry("as_of", "2026-11-05");
    // All is known of two years.
    assertThat(online).hasSize(1 + FeatureRow.NAMES.size());
    for (String name : FeatureRow.NAMES) {
      assertThat(Double.doubleToRawLongBits(Double.parseDouble(online.get(name))))
          .as(name)
          .isEqualTo(Double.doubleToRawLongBits(offline.value(name)));
    }
    // Of three days, nobody knows how they grew in a month.
    assertThat(online("acme")).containsKey("avg_spent_7d").doesNotContainKey("growth_rate");
  }

  private Map<String, String> online(String node) {
    return hot.<String, String>opsForHash().entries("bursar:features:{acme}:" + node);
  }

  @Test
  void whatIsOfAnEarlierDayTakesThePlaceOfNothingAndWhatIsOfALaterTakesAll() {
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    hot.opsForHash()
        .putAll(
            "bursar:features:{acme}:acme/ads",
            Map.of("as_of", "2026-11-06", "scale", "7", "old", "1"));
    batch(due(Optional.empty(), Cause.DAY_TURNED));
    assertThat(online("acme/ads")).containsEntry("as_of", "2026-11-06").containsKey("old");
    bus.reset();
    batch(due(Optional.empty(), Cause.DAY_TURNED, DAY.plusDays(2)));
    assertThat(online("acme/ads")).containsEntry("as_of", "2026-11-07").doesNotContainKey("old");
    assertThat(hot.getExpire("bursar:features:{acme}:acme/ads")).isPositive();
  }

  @Test
  void withoutRedisEverybodyIsForeseenAllTheSame() {
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    redis.kill();
    try {
      batch(due(Optional.empty(), Cause.DAY_TURNED));
      assertThat(events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
    } finally {
      redis.restart();
    }
    // It is there again for whoever comes next.
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
    bus.reset();
    batch(due(Optional.empty(), Cause.DAY_TURNED));
    assertThat(online("acme/ads")).containsEntry("as_of", "2026-11-05");
  }

  @Test
  void aRedisThatDoesNotAnswerHoldsUpNobody() {
    spend("acme/ads", LocalDate.of(2026, 4, 1), DAY.minusDays(1));
    redis.pause();
    try {
      batch(due(Optional.empty(), Cause.DAY_TURNED));
      assertThat(events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
      assertThat(entries()).extracting(ForecastEntry::node).containsExactly("acme/ads");
    } finally {
      redis.resume();
    }
  }

  private boolean answers() {
    try {
      return hot.hasKey("any") != null;
    } catch (DataAccessException e) {
      return false;
    }
  }

  private void batch(BusRecord... records) {
    camel.sendBody("direct:bursar.forecast", new ArrayList<>(List.of(records)));
  }

  private static BusRecord due(Optional<String> node, Cause cause) {
    return due(node, cause, DAY);
  }

  private static BusRecord due(Optional<String> node, Cause cause, LocalDate day) {
    return record(BusJson.write(new ForecastDueEvent("acme", node, day, cause)));
  }

  private static BusRecord record(byte[] value) {
    return new BusRecord(
        "acme",
        EventType.FORECAST_DUE.typeName(),
        "due-1",
        value,
        Optional.of(TRACE),
        Optional.of(new BusRecord.Origin("bursar.forecasts.due", 1, 7, 0)));
  }

  private List<ForecastEvent> events() {
    return sent(0).stream().map(it -> BusJson.read(it.value(), ForecastEvent.class)).toList();
  }

  private List<ForecastEntry> entries() {
    return sent(1).stream().map(it -> BusJson.read(it.value(), ForecastEntry.class)).toList();
  }

  @SuppressWarnings("unchecked")
  private List<BusRecord> sent(int number) {
    return bus.getExchanges().get(number).getMessage().getBody(List.class);
  }

  private void keep(ForecastEvent event) {
    sql.update(
        "INSERT INTO forecasts VALUES (?, ?, ?, ?, ?::json)",
        event.tenant(),
        event.node(),
        event.origin(),
        event.revision(),
        new String(BusJson.write(event), StandardCharsets.UTF_8));
  }

  private static double amount(LocalDate day) {
    return day.getDayOfWeek().getValue() == 7 ? 200 : 100;
  }

  private void spend(String node, LocalDate first, LocalDate last) {
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      set(node, day, amount(day));
    }
  }

  /** A line more in the month's row, as the views write it. */
  private void set(String node, LocalDate day, double amount) {
    sql.update(
        "INSERT INTO usage VALUES ('acme', ?, ?, 1, 'CNY', ?) ON CONFLICT (tenant, bucket, node)"
            + " DO UPDATE SET periods = usage.periods || E'\\n' || excluded.periods",
        day.toString().substring(0, 7),
        node,
        day + "\t" + amount + "\t0");
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan("io.bursar.routes.stage")
  static class ForecastAlone {

    @Bean
    NoBus busDouble() {
      return new NoBus();
    }

    @Bean
    OnlineFeatures onlineFeatures(StringRedisTemplate redis) {
      return new OnlineFeatures(redis, PATIENCE_WITH_REDIS);
    }

    @Bean
    Foreseer foreseer(DataSource source, MeterRegistry meters) {
      RevisionEvent acme = new RevisionEvent(1, "h", acme(), List.of());
      JdbcTemplate jdbc = new JdbcTemplate(source);
      return new Foreseer(
          tenant -> {
            if (tenant.equals("broken")) {
              throw new IllegalStateException("a defect");
            }
            return tenant.equals("acme") ? Optional.of(acme) : Optional.empty();
          },
          () -> {},
          new SpendHistory(jdbc),
          new PastForecasts(jdbc),
          new Foresight(ModelShelf.empty()),
          new StageMeter(meters, StageName.of("forecast"), Term.APPLIED, Term.REJECTED),
          Clock.systemUTC());
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
          List.of(),
          "test");
    }
  }
}
