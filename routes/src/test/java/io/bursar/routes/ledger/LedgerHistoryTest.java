package io.bursar.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.decision.Decision;
import io.bursar.core.history.Differences;
import io.bursar.core.history.Histories;
import io.bursar.core.history.History;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import io.bursar.core.oracle.Oracle;
import io.bursar.core.oracle.Said;
import io.bursar.core.scenario.DecisionChecks;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusTopics;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.streams.StreamsSettings;
import io.bursar.routes.streams.StreamsStage;
import io.bursar.routes.testing.JournalReplay;
import io.bursar.routes.testing.JournalReplay.Replayed;
import io.bursar.routes.testing.SaidUsage;
import io.bursar.routes.testing.TestBroker;
import io.bursar.routes.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.util.FileSystemUtils;

/**
 * A random history through the real engine, exactly-once, on a real broker, while the stage is
 * stopped and started again and again: cleanly, with its local state lost, and as after a kill.
 */
class LedgerHistoryTest {

  private static final String APPLICATION = "bursar.ledger";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int JOURNAL_PARTITIONS = 3;
  private static final int LENGTH = 400;
  private static final long SEED = 29;

  @TempDir private Path folder;
  private TestBroker broker;
  private BusConnection connection;
  private StreamsStage stage;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.start(folder.resolve("broker"));
    connection = new BusConnection(broker.bootstrap(), Map.of(), JOURNAL_PARTITIONS, 2, (short) 1);
    journalWithTheTimesOfTheHistory();
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
  void everyFigureAndDecisionIsTheOraclesOverRestarts() throws Exception {
    History history = Histories.sample(SEED, LENGTH);
    int quarter = history.journal().size() / 4;

    sendAndStopInTheMiddle(history.journal().subList(0, quarter));
    stage.start();
    assertThat(canary()).as("the local copy is kept over a clean stop").exists();
    sendAndStopInTheMiddle(history.journal().subList(quarter, 2 * quarter));
    FileSystemUtils.deleteRecursively(state().resolve(APPLICATION));
    stage.start();
    sendAndStopInTheMiddle(history.journal().subList(2 * quarter, 3 * quarter));
    Files.delete(state().resolve(APPLICATION + ".stopped-cleanly"));
    stage.start();
    assertThat(canary()).as("the local copy is not trusted after a kill").doesNotExist();
    send(history.journal().subList(3 * quarter, history.journal().size()));

    JournalReplay replay = theTopicsAreTheReplays();
    nothingOfTheHistoryIsLost(history, replay);
    everyFigureIsTheOracles(replay);
    decisionsAreTheOracles(history, replay);
    importsAreCounted(history);
    theRestoredStateIsTheReplays();
  }

  /** Case 14, with more charges than one step restates: the topology's own ticks do the rest. */
  @Test
  void aRateRestatesAllThatWaitForItOverSeveralSteps() throws Exception {
    int many = 5_002;
    Instant time = Instant.parse("2024-03-05T12:00:00Z");
    LocalDate day = LocalDate.parse("2024-03-05");
    Conversion known = new Conversion(Kind.PROVISIONAL, day, Optional.of(new BigDecimal(7)));
    List<Said> journal = new ArrayList<>();
    journal.add(Histories.sample(SEED, 1).journal().get(0));
    for (int i = 0; i < many; i++) {
      journal.add(new Said(oneDollar("many-" + i, day, known), time));
    }
    journal.add(new Said(new RateEntry("berlin", "USD", day, new BigDecimal(8)), time));

    send(journal);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        SaidUsage.on(broker.bootstrap())
                            .find("berlin", "ads", "2024-03-05")
                            .map(Usage::spent))
                    .contains(new BigDecimal(8 * many)));
    everyFigureIsTheOracles(theTopicsAreTheReplays());
  }

  private static ChargeEntry oneDollar(String id, LocalDate day, Conversion known) {
    return new ChargeEntry(
            "berlin",
            "feed",
            id,
            new ChargeVersion(1, 0),
            "said",
            new Money(BigDecimal.ONE, "USD"),
            Optional.empty(),
            List.of(new Part("ads", new When.On(day), BigDecimal.ONE, BigDecimal.ZERO)),
            known,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty())
        .converted(known);
  }

  /** Invariant D: also of a copy that was made anew from the changelog. */
  private void theRestoredStateIsTheReplays() throws Exception {
    stage.stop();
    FileSystemUtils.deleteRecursively(state().resolve(APPLICATION));
    stage = stage();
    stage.start();
    await().atMost(PATIENCE).until(() -> stage.health().getStatus().equals(Status.UP));
    stage.stop();

    Map<Integer, Long> applied = applied();
    Map<Integer, String> kept = new TreeMap<>();
    for (int partition : applied.keySet()) {
      Path task = state().resolve(APPLICATION).resolve("0_" + partition);
      kept.put(partition, KeptState.digest(task.resolve("rocksdb").resolve(LedgerTopology.STORE)));
    }
    assertThat(kept).hasSize(JOURNAL_PARTITIONS);
    assertThat(kept).isEqualTo(JournalReplay.upTo(broker.bootstrap(), applied).digests());
  }

  /** How far the stage came in each partition of the journal. */
  private Map<Integer, Long> applied() throws Exception {
    Map<Integer, Long> applied = new TreeMap<>();
    try (Admin admin = Admin.create(connection.client())) {
      admin
          .listConsumerGroupOffsets(APPLICATION)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> applied.put(partition.partition(), offset.offset()));
    }
    return applied;
  }

  private static void nothingOfTheHistoryIsLost(History history, JournalReplay replay) {
    Map<String, List<String>> sent = new TreeMap<>();
    // Read back, as a set comes out in another order.
    history
        .journal()
        .forEach(
            said -> add(sent, BusJson.read(BusJson.write(said.entry()), said.entry().getClass())));
    Map<String, List<String>> kept = new TreeMap<>();
    replay.entries().forEach(each -> add(kept, each.entry()));
    assertThat(kept).isEqualTo(sent);
  }

  private static void add(Map<String, List<String>> byTenant, Entry entry) {
    if (!(entry instanceof TickEntry)) {
      byTenant
          .computeIfAbsent(tenant(entry), any -> new ArrayList<>())
          .add(new String(BusJson.write(entry), StandardCharsets.UTF_8));
    }
  }

  /** With the topology's own ticks where it wrote them: they decide which rate is the last. */
  private static Map<Integer, List<Said>> journals(JournalReplay replay) {
    Map<Integer, List<Said>> journals = new TreeMap<>();
    for (Replayed each : replay.entries()) {
      journals
          .computeIfAbsent(each.partition(), any -> new ArrayList<>())
          .add(new Said(each.entry(), each.position().time()));
    }
    return journals;
  }

  private void everyFigureIsTheOracles(JournalReplay replay) {
    SaidUsage said = SaidUsage.on(broker.bootstrap());
    for (List<Said> journal : journals(replay).values()) {
      Oracle oracle = Oracle.of(journal);
      assertThat(
              Differences.saidFigures(
                  oracle, cell -> said.find(cell.tenant(), cell.node(), cell.period())))
          .isEmpty();
    }
  }

  private JournalReplay theTopicsAreTheReplays() {
    JournalReplay[] last = new JournalReplay[1];
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              last[0] = JournalReplay.of(broker.bootstrap());
              assertThat(last[0].differences(SaidUsage.on(broker.bootstrap()), decisions()))
                  .isEmpty();
            });
    return last[0];
  }

  private void decisionsAreTheOracles(History history, JournalReplay replay) {
    List<Decision> decisions = decisions();
    assertThat(decisions).hasSizeGreaterThan(10);
    journals(replay)
        .values()
        .forEach(
            journal -> {
              Oracle oracle = Oracle.of(journal);
              assertThat(
                      Differences.decisions(
                          oracle,
                          decisions.stream()
                              .filter(decision -> oracle.tenants().contains(decision.tenant()))
                              .toList()))
                  .isEmpty();
            });
    Map<String, List<Decision>> byTenant = new TreeMap<>();
    decisions.forEach(
        each -> byTenant.computeIfAbsent(each.tenant(), any -> new ArrayList<>()).add(each));
    byTenant.forEach((tenant, own) -> DecisionChecks.check(own, history.revisions().get(tenant)));
  }

  /** Invariant B, as whoever waits for an import is told. */
  private void importsAreCounted(History history) {
    List<String> outcomes = Oracle.of(history.journal()).outcomes();
    Map<String, Map<String, Long>> expected = new TreeMap<>();
    int number = 0;
    for (Said said : history.journal()) {
      if (said.entry() instanceof ChargeEntry charge) {
        String outcome = outcomes.get(number++);
        charge
            .importId()
            .ifPresent(
                file ->
                    expected
                        .computeIfAbsent(file, any -> new TreeMap<>())
                        .merge(outcome, 1L, Long::sum));
      }
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(counted()).isEqualTo(expected));
  }

  private Map<String, Map<String, Long>> counted() {
    Map<String, Map<String, Long>> counted = new TreeMap<>();
    TopicReader.committed(broker.bootstrap(), Topic.REPLIES.topicName()).stream()
        .filter(
            record ->
                JournalEntries.header(record.headers(), "ce_type")
                    .equals(Optional.of(EventType.IMPORT_COUNTS.typeName())))
        .map(record -> BusJson.read(record.value(), ImportCounts.class))
        .forEach(
            counts -> {
              Map<String, Long> terms = new TreeMap<>();
              terms.put("applied", counts.applied());
              terms.put("restated", counts.restated());
              terms.put("duplicate", counts.duplicate());
              terms.put("stale", counts.stale());
              terms.put("conflict", counts.conflict());
              terms.put("rejected", counts.rejected());
              terms.values().removeIf(count -> count == 0);
              counted.put(counts.importId(), terms);
            });
    return counted;
  }

  private List<Decision> decisions() {
    return TopicReader.committed(broker.bootstrap(), Topic.DECISIONS.topicName()).stream()
        .map(record -> BusJson.read(record.value(), Decision.class))
        .toList();
  }

  /** What is sent and not yet counted when the stage stops, its successor counts. */
  private void sendAndStopInTheMiddle(List<Said> journal) throws Exception {
    int before = postings();
    send(journal.subList(0, journal.size() / 2));
    await().atMost(PATIENCE).until(() -> postings() > before);
    send(journal.subList(journal.size() / 2, journal.size()));
    stage.stop();
    Files.writeString(canary(), "of this copy");
    stage = stage();
  }

  private int postings() {
    return TopicReader.committed(broker.bootstrap(), Topic.POSTINGS.topicName()).size();
  }

  private void send(List<Said> journal) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(
            connection.client(), new StringSerializer(), new ByteArraySerializer())) {
      for (Said said : journal) {
        String tenant = tenant(said.entry());
        if (tenant.isEmpty()) {
          for (int partition = 0; partition < JOURNAL_PARTITIONS; partition++) {
            sent.add(producer.send(record(said, partition, TickPartitioner.key(partition))));
          }
        } else {
          sent.add(producer.send(record(said, null, tenant)));
        }
      }
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  private static ProducerRecord<String, byte[]> record(Said said, Integer partition, String key) {
    var record =
        new ProducerRecord<>(
            Topic.JOURNAL.topicName(),
            partition,
            said.time().toEpochMilli(),
            key,
            BusJson.write(said.entry()));
    record.headers().add("ce_type", type(said.entry()).getBytes(StandardCharsets.UTF_8));
    return record;
  }

  /** Empty for a tick. */
  private static String tenant(Entry entry) {
    return entry instanceof RateEntry rate
        ? rate.tenant()
        : JournalEntries.tenant(entry).orElse("");
  }

  private static String type(Entry entry) {
    for (EventType type : EventType.values()) {
      if (type.payload().equals(entry.getClass())) {
        return type.typeName();
      }
    }
    throw new IllegalArgumentException("no event type for " + entry);
  }

  /** In a hub the broker stamps its own time; here, journal time is the history's. */
  private void journalWithTheTimesOfTheHistory() throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("message.timestamp.type", "CreateTime");
    settings.put("retention.ms", "-1");
    try (Admin admin = Admin.create(connection.client())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topic.JOURNAL.topicName(), JOURNAL_PARTITIONS, (short) 1)
                      .configs(settings)))
          .all()
          .get();
    }
  }

  private StreamsStage stage() {
    return new StreamsStage(
        APPLICATION,
        LedgerTopology.of(
            new LedgerMeter(new SimpleMeterRegistry()),
            new Traces(OpenTelemetry.noop().getTracer("test"))),
        connection,
        new StreamsSettings(state(), "0", 1, 16),
        100,
        new JournalGuard(connection, APPLICATION)::check);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Path canary() {
    return state().resolve(APPLICATION).resolve("canary");
  }
}
