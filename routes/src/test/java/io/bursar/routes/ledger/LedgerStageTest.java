package io.bursar.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.collected.Rejection;
import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import io.bursar.core.period.PeriodKind;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusTopics;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.streams.StreamsSettings;
import io.bursar.routes.streams.StreamsStage;
import io.bursar.routes.testing.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's topology on a real broker: what the journal says is counted, decided and said. */
class LedgerStageTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @TempDir private Path folder;
  private TestBroker broker;
  private BusConnection connection;
  private StreamsStage stage;

  @BeforeEach
  void start() {
    broker = TestBroker.start(folder.resolve("broker"));
    connection = new BusConnection(broker.bootstrap(), Map.of(), 3, 2, (short) 1);
    new BusTopics(connection).create();
    stage = stage();
    stage.start();
  }

  @AfterEach
  void stop() {
    stage.stop();
    broker.close();
  }

  @Test
  void aChargeOverTheThresholdIsCountedAndDecidedOnceAlsoOverARestart() throws Exception {
    send("acme", EventType.DECLARE, new DeclareEntry(1, "h1", acme()));
    send("acme", EventType.CHARGE, charge("a1", "320"));
    send("acme", EventType.CHARGE, charge("a1", "320"));

    List<Decision> decisions = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              decisions.addAll(read(Topic.DECISIONS, Decision.class));
              assertThat(decisions).isNotEmpty();
            });
    stage.stop();
    stage = stage();
    stage.start();
    send("acme", EventType.CHARGE, charge("a2", "10"));

    String month = LocalDate.now(ZONE).toString().substring(0, 7);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Map<String, BigDecimal> spent = spent(month);
              assertThat(spent.get("acme/ads/search|" + month)).isEqualByComparingTo("330");
              assertThat(spent.get("acme|" + month)).isEqualByComparingTo("330");
            });
    assertThat(read(Topic.DECISIONS, Decision.class))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.node()).isEqualTo("acme/ads/search");
              assertThat(decision.status()).isEqualTo(Decision.Status.APPLIED);
            });
    assertThat(read(Topic.POSTINGS, Object.class)).hasSize(2);
  }

  @Test
  void eachChargeEndsInOneTermAlsoWhatIsNoEntryAtAll() throws Exception {
    send("acme", EventType.DECLARE, new DeclareEntry(1, "h1", acme()));
    send("acme", EventType.CHARGE, charge("a", "1"));
    send("acme", EventType.CHARGE, charge("a", "1"));
    send("acme", EventType.CHARGE, charge("b", "2"));
    send("acme", EventType.CHARGE, "no charge");
    send("acme", EventType.POSTING, charge("c", "3"));

    await().atMost(Duration.ofSeconds(60)).until(() -> counter("bursar.stage.out") == 5);
    assertThat(term("applied")).isEqualTo(2);
    assertThat(term("duplicate")).isEqualTo(1);
    assertThat(term("rejected")).isEqualTo(2);
    assertThat(counter("bursar.stage.in")).isEqualTo(5);
    assertThat(meters.get("bursar.ledger.control").tag("kind", "declare").counter().count())
        .isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> read(Topic.REJECTED, Rejection.class).size() == 2);
  }

  private double counter(String name) {
    return meters.find(name).counters().stream().mapToDouble(one -> one.count()).sum();
  }

  private double term(String term) {
    return meters.get("bursar.stage.out").tag("term", term).counter().count();
  }

  private StreamsStage stage() {
    return new StreamsStage(
        "bursar.ledger",
        LedgerTopology.of(
            new LedgerMeter(meters), new Traces(OpenTelemetry.noop().getTracer("test"))),
        connection,
        new StreamsSettings(folder.resolve("state"), "0", 1, 16),
        100,
        new JournalGuard(connection, "bursar.ledger")::check);
  }

  private Map<String, BigDecimal> spent(String bucket) {
    Map<String, BigDecimal> spent = new HashMap<>();
    for (UsageEvent event : read(Topic.USAGE, UsageEvent.class)) {
      event
          .periods()
          .forEach(
              usage -> {
                if (event.bucket().equals(bucket)) {
                  spent.put(event.node() + "|" + usage.period(), usage.spent());
                }
              });
    }
    return spent;
  }

  private void send(String key, EventType type, Object entry) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            connection.client(), new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(Topic.JOURNAL.topicName(), key, BusJson.write(entry));
      record.headers().add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
      producer.send(record).get();
    }
  }

  private <T> List<T> read(Topic topic, Class<T> type) {
    Map<String, Object> settings = new HashMap<>(connection.client());
    settings.put("isolation.level", "read_committed");
    List<T> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
          found.add(BusJson.read(message.value(), type));
        }
      }
    }
    return found;
  }

  private static ChargeEntry charge(String id, String amount) {
    LocalDate today = LocalDate.now(ZONE);
    BigDecimal money = new BigDecimal(amount);
    return new ChargeEntry(
        "acme",
        "test",
        id,
        new ChargeVersion(1, 0),
        "c-" + id,
        new Money(money, "CNY"),
        Optional.empty(),
        List.of(new Part("acme/ads/search", new When.On(today), money, money)),
        new Conversion(Conversion.Kind.SAME, today, Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private static TenantConfiguration acme() {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZONE,
        TenantConfiguration.Basis.BILLED,
        1,
        List.of(node("acme/ads", "ads", "acme"), node("acme/ads/search", "search", "acme/ads")),
        List.of(
            new Budget(
                "acme/ads/search",
                PeriodKind.MONTH,
                Optional.of(new BigDecimal("400")),
                Map.of(),
                Budget.Pace.NONE)),
        List.of(
            new Policy(
                "warn-at-80",
                "acme/**",
                PeriodKind.MONTH,
                "ratio >= 0.8",
                Optional.of("ratio < 0.75"),
                List.of(),
                List.of(new Policy.Alert(Policy.Severity.WARNING, List.of())),
                "name: warn-at-80",
                "policies.yaml:1")),
        Set.of(),
        List.of(),
        List.of(),
        "test");
  }

  private static Node node(String id, String name, String parent) {
    return new Node(id, name, List.of(new Node.Placement(parent, LocalDate.EPOCH)), Map.of());
  }
}
