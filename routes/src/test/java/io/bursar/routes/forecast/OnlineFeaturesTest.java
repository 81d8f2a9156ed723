package io.bursar.routes.forecast;

import static io.bursar.routes.forecast.ForecastHub.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.journal.ForecastEntry;
import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.features.FeatureTable;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.forecast.ForecastHub.Bus;
import io.bursar.routes.forecast.ForecastHub.Records;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.TestPostgres;
import io.bursar.routes.testing.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the route of forecast leaves in Redis, and that it never waits for it for long. */
@ForecastRoute
@MockEndpointsAndSkip("kamelet:bus-sink*")
@CoversRoutes("forecast")
class OnlineFeaturesTest {

  @TempDir private static Path folder;
  private static TestPostgres postgres;
  private static TestRedis redis;

  @Autowired private Records records;
  @Autowired private Bus bus;
  @Autowired private StringRedisTemplate hot;

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
    records.forget();
    bus.forget();
    hot.delete(List.of("bursar:features:{acme}:acme", "bursar:features:{acme}:acme/ads"));
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
        records.spend("acme/ads", first.plusDays(day), values[day]);
      }
    }
    records.spend("acme", DAY.minusDays(3));

    bus.take(Bus.dayTurned());

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
    records.spendSinceApril("acme/ads");
    hot.opsForHash()
        .putAll(
            "bursar:features:{acme}:acme/ads",
            Map.of("as_of", "2026-11-06", "scale", "7", "old", "1"));
    bus.take(Bus.dayTurned());
    assertThat(online("acme/ads")).containsEntry("as_of", "2026-11-06").containsKey("old");
    bus.forget();
    bus.take(Bus.dayTurned(DAY.plusDays(2)));
    assertThat(online("acme/ads")).containsEntry("as_of", "2026-11-07").doesNotContainKey("old");
    assertThat(hot.getExpire("bursar:features:{acme}:acme/ads")).isPositive();
  }

  @Test
  void withoutRedisEverybodyIsForeseenAllTheSame() {
    records.spendSinceApril("acme/ads");
    redis.kill();
    try {
      bus.take(Bus.dayTurned());
      assertThat(bus.events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
    } finally {
      redis.restart();
    }
    // It is there again for whoever comes next.
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
    bus.forget();
    bus.take(Bus.dayTurned());
    assertThat(online("acme/ads")).containsEntry("as_of", "2026-11-05");
  }

  @Test
  void aRedisThatDoesNotAnswerHoldsUpNobody() {
    records.spendSinceApril("acme/ads");
    redis.pause();
    try {
      bus.take(Bus.dayTurned());
      assertThat(bus.events()).extracting(ForecastEvent::node).containsExactly("acme/ads");
      assertThat(bus.entries()).extracting(ForecastEntry::node).containsExactly("acme/ads");
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
}
