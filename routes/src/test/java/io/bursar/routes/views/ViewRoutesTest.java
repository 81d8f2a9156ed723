package io.bursar.routes.views;

import static io.bursar.routes.views.ViewEvents.rejection;
import static io.bursar.routes.views.ViewFacts.DECIDED;
import static io.bursar.routes.views.ViewFacts.TOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.TestBroker;
import io.bursar.routes.testing.TestPostgres;
import io.bursar.routes.testing.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The routes of the views with a real broker, PostgreSQL and Redis, which come and go. */
@CamelSpringBootTest
@CoversRoutes({
  "views-usage-hot",
  "views-usage-hot-check",
  "views-usage",
  "views-charges",
  "views-windows",
  "views-windows-retention",
  "views-decisions",
  "views-forecasts",
  "views-forecasts-retention",
  "views-rejects",
  "views-deliveries",
  "views-imports",
  "views-import-counts"
})
@DirtiesContext
@SpringBootTest(
    classes = ViewsHub.class,
    properties = {
      "bursar.stages=views",
      "bursar.views.retention-period=500",
      "bursar.kafka.journal-partitions=3",
      "bursar.kafka.partitions=2",
      "spring.datasource.hikari.connection-timeout=1000",
      "spring.datasource.hikari.validation-timeout=500",
      "spring.data.redis.timeout=2s",
      "camel.main.shutdown-timeout=5"
    })
class ViewRoutesTest {

  @TempDir static Path folder;
  private static TestBroker broker;
  private static TestPostgres postgres;
  private static TestRedis redis;

  @Autowired private CamelContext camel;
  @Autowired private ViewsHub.Voice voice;
  @Autowired private ViewFacts facts;
  @Autowired private ViewsHub.Eye eye;
  @Autowired private ViewsHealth health;
  @Autowired private ViewRebuild rebuild;
  @Autowired private ChargesView charges;
  @Autowired private UsageView usage;
  @Autowired private WindowsView windows;
  @Autowired private DecisionsView decisions;
  @Autowired private ForecastsView forecasts;
  @Autowired private RejectsView rejects;
  @Autowired private DeliveriesView deliveries;
  @Autowired private ImportsView imports;

  @DynamicPropertySource
  static void startServers(DynamicPropertyRegistry properties) {
    broker = TestBroker.start(folder);
    postgres = TestPostgres.start(folder);
    redis = TestRedis.start(folder);
    properties.add("bursar.kafka.bootstrap", broker::bootstrap);
    properties.add("spring.datasource.url", postgres::url);
    properties.add("spring.data.redis.port", redis::port);
  }

  @AfterAll
  static void stopServers() {
    redis.close();
    postgres.close();
    broker.close();
  }

  @Test
  void eachTopicBecomesItsView() {
    facts.sayOneOfEach();

    PageRequest all = PageRequest.first(100);
    soon().until(() -> charges.find(january("one"), all).items().size() == 1);
    soon().until(() -> used("one").equals("7"));
    soon().until(() -> imports.get("acme", "i1").filter(ImportProgress::done).isPresent());
    WindowsQuery today =
        new WindowsQuery("acme", List.of("acme"), Instant.EPOCH, facts.now().plusSeconds(1));
    soon()
        .untilAsserted(() -> assertThat(windows.find(today, all).items()).contains(facts.window()));
    soon().untilAsserted(() -> assertThat(decisions.get("acme", "d1")).contains(DECIDED));
    soon()
        .untilAsserted(
            () ->
                assertThat(deliveries.find(DeliveriesQuery.all("acme"), all).items())
                    .containsExactly(TOLD));
    soon()
        .untilAsserted(
            () ->
                assertThat(forecasts.latest("acme", List.of("acme/ads", "acme/social")))
                    .containsExactly(facts.forecast()));
    assertThat(forecasts.history("acme", "acme/ads", 5)).containsExactly(facts.forecast());
    RejectsQuery ofImport =
        new RejectsQuery(
            "acme",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("i1"),
            Optional.empty(),
            Optional.empty());
    soon().until(() -> rejects.find(ofImport, all).items().size() == 1);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void everyRouteIsThereAndNamedInOnePlace() {
    List<String> following =
        camel.getRoutes().stream()
            .map(route -> route.getRouteId())
            .filter(id -> id.startsWith("views-"))
            .filter(id -> !id.endsWith("-check") && !id.endsWith("-retention"))
            .toList();
    assertThat(following)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ViewRoute.values()).map(ViewRoute::routeId).toList());
    for (ViewRoute route : ViewRoute.values()) {
      assertThat(camel.getRoute(route.routeId()).getConsumer().getEndpoint().getEndpointUri())
          .contains("topic=" + route.topic().topicName())
          .contains("groupId=" + route.group());
    }
  }

  @Test
  void postgresIsKilledWhileChargesComeAndNothingIsMissingOrDouble() throws Exception {
    int charged = 30_000;
    CompletableFuture<Void> saying =
        CompletableFuture.runAsync(() -> facts.sayMany("two", charged));
    soon().until(() -> eye.count("charges WHERE node = 'two' AND standing") > 1000);
    postgres.kill();
    soon().until(() -> health.health().getStatus().equals(Status.DOWN));
    assertThat(health.health().getDetails().toString()).contains("PostgreSQL", "waits since");
    postgres.restart();
    saying.get();

    soon()
        .ignoreExceptions()
        .until(() -> eye.count("charges WHERE node = 'two' AND standing") == charged);
    assertThat(charges.total(january("two")).add(charges.total(february("two"))))
        .isEqualByComparingTo(ViewFacts.sumOfMany(charged));
    soon().until(() -> health.health().getStatus().equals(Status.UP));
  }

  @Test
  void redisIsKilledAndComesBackWithNothingAndIsFilledAgain() {
    voice.say(
        Topic.USAGE, EventType.USAGE, "acme three 2031-01", List.of(ViewFacts.used("three", 7)));
    soon().until(() -> used("three").equals("7"));
    soon().until(() -> eye.redis().hasKey(HotUsage.COMPLETE));

    redis.kill();
    assertThat(soonCold()).as("from PostgreSQL").isEqualTo("7");
    voice.say(
        Topic.USAGE, EventType.USAGE, "acme four 2031-01", List.of(ViewFacts.used("four", 8)));
    soon().until(() -> health.health().getStatus().equals(Status.DOWN));
    redis.forgetEverything();

    soon().ignoreExceptions().until(() -> eye.redis().hasKey(HotUsage.COMPLETE));
    soon().ignoreExceptions().until(() -> hot("three").contains("2031-01\t7\t0"));
    soon().until(() -> hot("four").contains("2031-01\t7\t0"));
    soon().until(() -> health.health().getStatus().equals(Status.UP));
  }

  @Test
  void whatRedisLostOfItsLastSecondIsReadFromTheBusAgain() {
    voice.say(Topic.USAGE, EventType.USAGE, "acme six 2031-01", List.of(ViewFacts.used("six", 7)));
    soon().until(() -> hot("six").contains("2031-01\t7\t0"));
    soon().until(() -> eye.redis().hasKey(HotUsage.COMPLETE));

    Map<Object, Object> positions = eye.redis().opsForHash().entries(HotUsage.POSITIONS);
    positions.keySet().forEach(p -> eye.redis().opsForHash().put(HotUsage.POSITIONS, p, "0"));
    eye.redis().opsForHash().delete("bursar:usage:{acme}:2031-01", "six");

    soon().until(() -> hot("six").contains("2031-01\t7\t0"));
    soon().until(() -> eye.redis().opsForHash().entries(HotUsage.POSITIONS).equals(positions));
  }

  @Test
  void oldWindowsAndForecastsGo() {
    eye.execute("INSERT INTO windows VALUES ('acme', 'old', '2020-01-01', 1, 1, 1)");
    soon().until(() -> eye.count("windows WHERE node = 'old'") == 0);
    eye.execute("INSERT INTO forecasts VALUES ('acme', 'old', '2020-01-01', 1, '{}')");
    soon().until(() -> eye.count("forecasts WHERE node = 'old'") == 0);
  }

  @Test
  void viewsRebuiltEqualTheViews() {
    facts.sayOneOfEach();
    facts.sayMany("five", 500);
    Map<String, UsageEvent> usages = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      usages.put("acme five" + i + " 2031-01", ViewFacts.used("five" + i, i));
    }
    voice.sayInTransaction(Topic.USAGE, EventType.USAGE, usages, true);
    voice.sayInTransaction(
        Topic.USAGE, EventType.USAGE, Map.of("acme no 2031-01", ViewFacts.used("no", 1)), false);
    voice.say(
        Topic.REJECTED,
        EventType.REJECTED,
        "five",
        List.of(rejection("clean", "BUR-1600", "i5"), rejection("clean", "BUR-1600", "i5")));
    soon().until(() -> rebuild.behind() == 0);
    Map<String, List<String>> before = eye.everything();
    assertThat(before.get("charges")).hasSizeGreaterThanOrEqualTo(500);
    assertThat(before.get("usage")).hasSizeGreaterThanOrEqualTo(50);
    assertThat(before.toString()).doesNotContain("acme no");
    assertThat(before)
        .allSatisfy((view, rows) -> assertThat(rows).as("rows of %s", view).isNotEmpty());

    rebuild.rebuild();

    assertThat(eye.everything()).isNotEqualTo(before);
    soon().until(() -> rebuild.behind() == 0);
    assertThat(eye.everything()).isEqualTo(before);
  }

  private String used(String node) {
    UsagePeriod period = new UsagePeriod("2031-01", "2031-01");
    return usage.find("acme", List.of(node), List.of(period)).stream()
        .map(u -> u.usage().spent().toPlainString())
        .findFirst()
        .orElse("-");
  }

  private String soonCold() {
    soon().until(() -> used("three").equals("7"));
    return used("three");
  }

  private String hot(String node) {
    Object text = eye.redis().opsForHash().get("bursar:usage:{acme}:2031-01", node);
    return String.valueOf(text);
  }

  private static ChargesQuery january(String node) {
    return new ChargesQuery(
        "acme", List.of(node), LocalDate.parse("2031-01-01"), LocalDate.parse("2031-01-31"));
  }

  private static ChargesQuery february(String node) {
    return new ChargesQuery(
        "acme", List.of(node), LocalDate.parse("2031-02-01"), LocalDate.parse("2031-02-28"));
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
  }
}
