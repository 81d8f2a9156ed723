package io.bursar.routes.views;

import static io.bursar.routes.views.ViewEvents.told;
import static io.bursar.routes.views.ViewEvents.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.testing.TestPostgres;
import io.bursar.routes.testing.TestRedis;
import io.lettuce.core.ClientOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The usage view on a real Redis and a real PostgreSQL. */
class UsageViewTest {

  private static final UsagePeriod NOVEMBER = new UsagePeriod("2026-11", "2026-11");
  private static final UsagePeriod FIFTH = new UsagePeriod("2026-11", "2026-11-05");
  private static final UsagePeriod QUARTER = new UsagePeriod("2026", "2026-Q4");

  @TempDir static Path folder;
  private static TestPostgres postgresServer;
  private static TestRedis redisServer;
  private static LettuceConnectionFactory connections;
  private static Postgres postgres;

  private final AtomicLong nanos = new AtomicLong();
  private StringRedisTemplate redis;
  private RedisUsage hot;
  private PostgresUsage cold;
  private UsageView view;

  @BeforeAll
  static void startServers() {
    postgresServer = TestPostgres.start(folder);
    postgres = new Postgres(postgresServer.database());
    redisServer = TestRedis.start(folder);
    connections =
        new LettuceConnectionFactory(
            new RedisStandaloneConfiguration("127.0.0.1", redisServer.port()),
            LettuceClientConfiguration.builder()
                .clientOptions(
                    ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .build())
                .build());
    connections.afterPropertiesSet();
    connections.start();
  }

  @AfterAll
  static void stopServers() {
    connections.destroy();
    redisServer.close();
    postgresServer.close();
  }

  @BeforeEach
  void emptyViews() {
    redis = new StringRedisTemplate(connections);
    hot = new RedisUsage(redis);
    hot.clear();
    redis.opsForValue().set(HotUsage.COMPLETE, "1");
    cold = new PostgresUsage(postgres);
    postgres.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("TRUNCATE usage");
          }
        });
    view = new StoredUsage(hot, redis, cold, nanos::incrementAndGet);
  }

  @Test
  void bothSayTheSameInTheOrderAsked() {
    write(
        usage(
            "acme/ads",
            "2026-11",
            4,
            usage("2026-11", "600", "10.50"),
            usage("2026-11-05", "", "-3")),
        usage("acme/ads", "2026", 4, usage("2026", "", "10"), usage("2026-Q4", "", "10")),
        usage("acme", "2026-11", 5, usage("2026-11", "1000", "0.0000008")),
        usage("other", "2026-10", 5, usage("2026-10", "", "1")));
    List<String> nodes = List.of("acme/ads", "nobody", "acme", "acme/ads");
    List<UsagePeriod> periods = List.of(QUARTER, FIFTH, NOVEMBER);

    assertThat(view.find("acme", nodes, periods))
        .extracting(u -> u.node() + " " + u.usage().period() + " " + u.offset())
        .containsExactly(
            "acme/ads 2026-Q4 4", "acme/ads 2026-11-05 4", "acme/ads 2026-11 4", "acme 2026-11 5");
    assertThat(plain(hot.find("acme", Optional.of(nodes), periods)))
        .containsExactlyInAnyOrderElementsOf(plain(cold.find("acme", Optional.of(nodes), periods)));
    assertThat(plain(view.find("acme", nodes, periods)))
        .contains("acme/ads CNY 2026-11 Optional[600] 10.5 0 4")
        .contains("acme/ads CNY 2026-11-05 Optional.empty -3 0 4")
        .contains("acme CNY 2026-11 Optional[1000] 0.0000008 0 5");
    assertThat(view.findAll("acme", List.of(NOVEMBER)))
        .extracting(NodeUsage::node)
        .containsExactly("acme", "acme/ads");
    assertThat(view.find("nobody", nodes, periods)).isEmpty();
    assertThat(view.find("acme", List.of(), periods)).isEmpty();
    assertThat(view.find("acme", nodes, List.of())).isEmpty();
  }

  @Test
  void whatIsToldLateOrTwiceChangesNothing() {
    UsageEvent older =
        usage("acme", "2026-11", 9, usage("2026-11", "", "9"), usage("2026-11-01", "", "9"));
    UsageEvent newer = usage("acme", "2026-11", 10, usage("2026-11", "", "7"));

    write(newer);
    write(older);
    write(newer, older);
    write(older, newer);

    for (List<NodeUsage> found :
        List.of(
            hot.find("acme", Optional.of(List.of("acme")), List.of(NOVEMBER, FIFTH)),
            cold.find("acme", Optional.of(List.of("acme")), List.of(NOVEMBER, FIFTH)))) {
      assertThat(plain(found)).containsExactly("acme CNY 2026-11 Optional.empty 7 0 10");
    }
  }

  @Test
  void ofEqualOffsetsTheLaterWordStands() {
    write(usage("acme", "2026-11", 9, usage("2026-11", "", "1")));
    write(usage("acme", "2026-11", 9, usage("2026-11", "", "2")));
    assertThat(plain(view.find("acme", List.of("acme"), List.of(NOVEMBER))))
        .containsExactly("acme CNY 2026-11 Optional.empty 2 0 9");
    assertThat(plain(cold.find("acme", Optional.empty(), List.of(NOVEMBER))))
        .containsExactly("acme CNY 2026-11 Optional.empty 2 0 9");
  }

  @Test
  void postgresAnswersWhileRedisIsAwayOrNotComplete() {
    UsageEvent event = usage("acme", "2026-11", 1, usage("2026-11", "", "5"));
    cold.write(List.of(told(EventType.USAGE, event, "u", 1)));
    redis.delete(HotUsage.COMPLETE);
    assertThat(view.find("acme", List.of("acme"), List.of(NOVEMBER))).hasSize(1);

    redis.opsForValue().set(HotUsage.COMPLETE, "1");
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(view.find("acme", List.of("acme"), List.of(NOVEMBER)))
        .as("Redis is trusted, and has nothing")
        .isEmpty();

    redisServer.kill();
    assertThat(view.find("acme", List.of("acme"), List.of(NOVEMBER))).hasSize(1);
    assertThat(view.findAll("acme", List.of(NOVEMBER))).hasSize(1);

    redisServer.restart();
    hotEventually(event);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    postgres.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute("TRUNCATE usage");
          }
        });
    assertThat(view.find("acme", List.of("acme"), List.of(NOVEMBER)))
        .as("from Redis again")
        .hasSize(1);
  }

  @Test
  void sqlSeesDays() {
    write(usage("acme", "2026-11", 1, usage("2026-11", "10", "5"), usage("2026-11-05", "", "5")));
    List<String> days =
        postgres.read(
            Sql.of("SELECT node, day, spent, available FROM usage_daily"),
            row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
    assertThat(days).containsExactly("acme 2026-11-05 5");
  }

  @Test
  void aSubtreeOfAThousandNodesIsAnsweredAtOnce() {
    List<UsageEvent> events = new ArrayList<>();
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Usage[] periods = new Usage[31];
      periods[0] = usage("2026-11", "600", String.valueOf(i));
      for (int day = 1; day <= 30; day++) {
        periods[day] = usage("2026-11-%02d".formatted(day), "", String.valueOf(day));
      }
      nodes.add("acme/node" + i);
      events.add(usage("acme/node" + i, "2026-11", 1, periods));
    }
    write(events.toArray(new UsageEvent[0]));
    assertThat(view.find("acme", nodes, List.of(NOVEMBER, FIFTH))).hasSize(2000);
    assertThat(view.findAll("acme", List.of(FIFTH))).hasSize(1000);
  }

  private void hotEventually(UsageEvent event) {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(
            () -> {
              hot.write(List.of(told(EventType.USAGE, event, "u", 1)));
              return true;
            });
  }

  private void write(UsageEvent... events) {
    List<Told<UsageEvent>> told = new ArrayList<>();
    for (UsageEvent event : events) {
      told.add(told(EventType.USAGE, event, "u", told.size()));
    }
    hot.write(told);
    cold.write(told);
  }

  private static List<String> plain(Collection<NodeUsage> usages) {
    return usages.stream()
        .map(
            u ->
                String.join(
                    " ",
                    u.node(),
                    u.currency(),
                    u.usage().period(),
                    u.usage().budget().map(b -> b.stripTrailingZeros().toPlainString()).toString(),
                    u.usage().spent().stripTrailingZeros().toPlainString(),
                    u.usage().held().toPlainString(),
                    String.valueOf(u.offset())))
        .toList();
  }
}
