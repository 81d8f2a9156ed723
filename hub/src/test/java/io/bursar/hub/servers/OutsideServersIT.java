package io.bursar.hub.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.hub.BusTopicReader;
import io.bursar.hub.ExitCode;
import io.bursar.hub.ExpectedSpend;
import io.bursar.hub.HubApi;
import io.bursar.hub.HubProcess;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of docker/compose.yaml, and TLS, against servers that no hub has started. */
class OutsideServersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @TempDir private static Path temp;
  private static OthersServers others;

  @BeforeAll
  static void start() throws Exception {
    others = new OthersServers(temp.resolve("others"));
  }

  @AfterAll
  static void stop() {
    others.close();
  }

  @Test
  void aHubRunsOnThemStartsNoneAndGoesOnAfterARestart() throws Exception {
    Path data = temp.resolve("data");
    int port = LoopbackPort.free();
    ExpectedSpend expected = new ExpectedSpend();
    Map<String, JsonNode> views;
    Path config = Files.createDirectories(temp.resolve("config/tenants/acme"));
    configure(config, "search");
    Map<String, String> environment = Map.of("BURSAR_CONFIG", temp.resolve("config").toString());
    try (HubProcess hub = others.up(data, port, environment).awaitReady()) {
      assertThat(data.resolve("kafka")).doesNotExist();
      assertThat(data.resolve("redis")).doesNotExist();
      assertThat(data.resolve("postgres")).doesNotExist();
      send(hub, data, charges(1, 300, "acme/search", expected));
      send(hub, data, charges(901, 3, "acme/nowhere", new ExpectedSpend()));
      awaitSpent(hub, data, expected);
      awaitRejects(hub, data);
      views = views(hub, data);
      hub.terminate();
      assertThat(hub.exitCode()).isEqualTo(ExitCode.TERMINATED.status());
    }
    others.loseViews();
    // As a hub leaves it that is killed when the ledger has accepted a revision and control has
    // not been told. The operator then edits the configuration.
    journalRevision(2);
    configure(config, "search", "social");
    try (HubProcess hub = others.up(data, port, environment).awaitReady()) {
      assertThat(hub.output()).contains("in force tenant=acme revision=3");
      awaitViews(hub, data, views, "filled by themselves");
      assertThat(api(hub, data).send("POST", "/views", "application/json", "{}").status())
          .isEqualTo(200);
      awaitViews(hub, data, views, "made again");
      send(hub, data, charges(201, 300, "acme/search", expected));
      send(hub, data, charges(1001, 200, "acme/social", expected));
      awaitSpent(hub, data, expected);
    }
  }

  private static void configure(Path tenant, String... nodes) throws IOException {
    Files.writeString(
        tenant.resolve("tenant.yaml"),
        "currency: EUR\nzone: UTC\nnodes:\n  " + String.join(":\n  ", nodes) + ":\n");
  }

  /** Charges number {@code from} and following; some may have been sent before. */
  private static String charges(int from, int count, String node, ExpectedSpend expected) {
    List<String> events = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      BigDecimal amount = BigDecimal.valueOf(i * 10_007L, 6);
      LocalDate day = LocalDate.of(2026, 10, 1).plusDays(i % 50);
      expected.said("/outside", "c" + i, 1, node, day, amount);
      events.add(
          """
          {"specversion":"1.0","type":"io.bursar.charge","source":"/outside","id":"c%d",\
          "tenant":"acme","data":{"node":"%s","day":"%s","amount":"%s","currency":"EUR"}}\
          """
              .formatted(i, node, day, amount.toPlainString()));
    }
    return "[" + String.join(",", events) + "]";
  }

  private static void send(HubProcess hub, Path data, String events) throws IOException {
    HubApi.Answer answer = api(hub, data).post(events);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
  }

  private static void awaitViews(
      HubProcess hub, Path data, Map<String, JsonNode> wanted, String how) {
    Awaitility.await("the views, " + how)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(views(hub, data)).isEqualTo(wanted));
  }

  private static void awaitSpent(HubProcess hub, Path data, ExpectedSpend expected) {
    Map<String, String> wanted = HubApi.texts(expected.byNodeAndPeriod());
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> assertThat(api(hub, data).spent("acme", wanted.keySet())).isEqualTo(wanted));
  }

  private static void awaitRejects(HubProcess hub, Path data) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> assertThat(api(hub, data).get("/api/v1/rejects?tenant=acme")).hasSize(3));
  }

  /** What the hub says out of its views, all of it that has no time of day in it. */
  private static Map<String, JsonNode> views(HubProcess hub, Path data) throws IOException {
    HubApi api = api(hub, data);
    Map<String, JsonNode> views = new HashMap<>();
    for (String query :
        List.of(
            "usage?tenant=acme&node=acme/search&period=2026-10",
            "usage?tenant=acme&node=acme&period=2026-Q4",
            "usage?tenant=acme&node=acme&period=2026-10-07",
            "charges?tenant=acme&node=acme&period=2026&subtree=true&limit=1000",
            "decisions?tenant=acme",
            "rejects?tenant=acme")) {
      views.put(query, api.get("/api/v1/" + query));
    }
    assertThat(views.values().stream().mapToInt(JsonNode::size).sum()).isGreaterThan(300);
    return views;
  }

  private static HubApi api(HubProcess hub, Path data) throws IOException {
    return new HubApi(hub.uri(), Files.readString(data.resolve("admin.key")).strip());
  }

  /** The standing configuration again, as that revision. */
  private static void journalRevision(long revision) throws Exception {
    DeclareEntry standing =
        BusTopicReader.all(others.kafkaClient(), Topic.JOURNAL).stream()
            .filter(record -> "acme".equals(record.key()))
            .filter(record -> EventType.DECLARE.typeName().equals(BusTopicReader.type(record)))
            .map(record -> BusJson.read(record.value(), DeclareEntry.class))
            .reduce((first, last) -> last)
            .orElseThrow();
    DeclareEntry again = new DeclareEntry(revision, standing.hash(), standing.configuration());
    try (var producer =
        new KafkaProducer<>(
            others.kafkaClient(), new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(Topic.JOURNAL.topicName(), "acme", BusJson.write(again));
      record.headers().add("ce_type", EventType.DECLARE.typeName().getBytes(UTF_8));
      producer.send(record).get();
    }
  }

  @Test
  void aWrongPasswordIsSaidAtOnceAndNotShown() throws Exception {
    Map<String, String> wrong = new HashMap<>(others.environment());
    wrong.put("BURSAR_POSTGRES_PASSWORD", "wrong-one");
    try (HubProcess hub = others.up(temp.resolve("wrong"), LoopbackPort.free(), wrong)) {
      assertThat(hub.exitCode()).isEqualTo(ExitCode.SERVER.status());
      assertThat(hub.output().lines().filter(line -> line.startsWith("bursar: ")))
          .singleElement()
          .asString()
          .contains("BUR-2426", "PostgreSQL", "password authentication failed")
          .doesNotContain("wrong-one");
    }
  }

  @Test
  void withoutAnAddressNothingIsStartedInItsPlace() throws Exception {
    Map<String, String> addresses =
        Map.of(
            "BURSAR_KAFKA_BOOTSTRAP", "bursar.kafka.bootstrap",
            "BURSAR_REDIS_URI", "bursar.redis.uri",
            "BURSAR_POSTGRES_URL", "bursar.postgres.url");
    for (String missing : addresses.keySet()) {
      Map<String, String> environment = new HashMap<>(others.environment());
      environment.remove(missing);
      environment.put("BURSAR_EXTERNAL", "true");
      Path data = temp.resolve("without-" + missing);
      try (HubProcess hub = up(data, environment)) {
        assertThat(hub.exitCode()).isEqualTo(ExitCode.SERVER.status());
        assertThat(onlyLine(hub)).contains("BUR-2425", "--external is given without");
        addresses.forEach(
            (variable, property) ->
                assertThat(onlyLine(hub).contains(property))
                    .as(property)
                    .isEqualTo(variable.equals(missing)));
      }
      assertThat(data.resolve("kafka")).doesNotExist();
    }
  }

  @Test
  void aServerThatIsAwayIsSaidInOneLine() throws Exception {
    Map<String, String> away =
        Map.of(
            "BURSAR_KAFKA_BOOTSTRAP", "127.0.0.1:1",
            "BURSAR_REDIS_URI", "rediss://:redissecret@127.0.0.1:1",
            "BURSAR_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/bursar");
    Map<String, String> names =
        Map.of(
            "BURSAR_KAFKA_BOOTSTRAP", "Kafka at 127.0.0.1:1 cannot be reached",
            "BURSAR_REDIS_URI", "Redis at 127.0.0.1:1 cannot be reached",
            "BURSAR_POSTGRES_URL",
                "PostgreSQL at postgresql://127.0.0.1:1/bursar cannot be reached");
    // Each is tried for half a minute, so all at once.
    Map<String, HubProcess> hubs = new HashMap<>();
    try {
      for (Map.Entry<String, String> server : away.entrySet()) {
        hubs.put(
            server.getKey(),
            others.up(
                temp.resolve("away-" + server.getKey()),
                LoopbackPort.free(),
                Map.of(server.getKey(), server.getValue())));
      }
      for (Map.Entry<String, HubProcess> hub : hubs.entrySet()) {
        assertThat(hub.getValue().exitCode()).isEqualTo(ExitCode.SERVER.status());
        assertThat(onlyLine(hub.getValue()))
            .contains("BUR-2426", names.get(hub.getKey()))
            .doesNotContain("redissecret", "postgres secret", "kafka secret");
      }
    } finally {
      hubs.values().forEach(HubProcess::close);
    }
  }

  private static String onlyLine(HubProcess hub) {
    List<String> lines = hub.output().lines().filter(line -> line.startsWith("bursar: ")).toList();
    assertThat(lines).as(hub.output()).hasSize(1);
    return lines.get(0);
  }

  @Test
  void composeUsesOnlyVariablesThatAreTriedHere() throws Exception {
    String compose = Files.readString(Path.of("../docker/compose.yaml"));
    List<String> variables =
        Pattern.compile("^ {6}(BURSAR_[A-Z_]+):", Pattern.MULTILINE)
            .matcher(compose)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(variables).isNotEmpty();
    assertThat(others.environment().keySet()).containsAll(variables);
  }

  private static HubProcess up(Path data, Map<String, String> environment) throws Exception {
    return HubProcess.up(data, LoopbackPort.free(), environment);
  }
}
