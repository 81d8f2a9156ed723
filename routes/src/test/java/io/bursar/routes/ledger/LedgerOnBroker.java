package io.bursar.routes.ledger;

import static org.awaitility.Awaitility.await;

import io.bursar.core.decision.Decision;
import io.bursar.core.journal.Entry;
import io.bursar.core.oracle.Said;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusTopics;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.streams.StreamsSettings;
import io.bursar.routes.streams.StreamsStage;
import io.bursar.routes.testing.TestBroker;
import io.bursar.routes.testing.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.springframework.boot.actuate.health.Status;
import org.springframework.util.FileSystemUtils;

/**
 * The ledger's topology on the real engine, exactly-once, and on a real broker whose journal has
 * the times of who writes it: in a hub the broker stamps its own.
 */
final class LedgerOnBroker implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String APPLICATION = "bursar.ledger";
  private static final int JOURNAL_PARTITIONS = 3;

  private final Path folder;
  private final TestBroker broker;
  private final BusConnection connection;
  private StreamsStage stage;

  LedgerOnBroker(Path folder) throws Exception {
    this.folder = folder;
    broker = TestBroker.start(folder.resolve("broker"));
    connection = new BusConnection(broker.bootstrap(), Map.of(), JOURNAL_PARTITIONS, 2, (short) 1);
    createJournal();
    new BusTopics(connection).create();
    stage = stage();
    stage.start();
  }

  private void createJournal() throws Exception {
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

  String bootstrap() {
    return broker.bootstrap();
  }

  /** What is sent and not yet counted when the stage stops, its successor counts. */
  void sendAndStopInTheMiddle(List<Said> journal) throws Exception {
    int before = postings();
    send(journal.subList(0, journal.size() / 2));
    await().atMost(PATIENCE).until(() -> postings() > before);
    send(journal.subList(journal.size() / 2, journal.size()));
    stage.stop();
    Files.writeString(canary(), "of this copy");
  }

  /** A new stage goes on with what the last one left. */
  void startAgain() {
    stage = stage();
    stage.start();
  }

  /** As if the disk had been lost while it was stopped. */
  void loseState() throws IOException {
    FileSystemUtils.deleteRecursively(state().resolve(APPLICATION));
  }

  /** As if it had been killed, not stopped. */
  void forgetThatItStoppedCleanly() throws IOException {
    Files.delete(state().resolve(APPLICATION + ".stopped-cleanly"));
  }

  /** Is there as long as the local copy of the last stage is. */
  Path canary() {
    return state().resolve(APPLICATION).resolve("canary");
  }

  private Path state() {
    return folder.resolve("state");
  }

  /** Returns when all of them are in the journal. */
  void send(List<Said> journal) throws Exception {
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
  static String tenant(Entry entry) {
    return EntryTenant.of(entry).orElse("");
  }

  private static String type(Entry entry) {
    for (EventType type : EventType.values()) {
      if (type.payload().equals(entry.getClass())) {
        return type.typeName();
      }
    }
    throw new IllegalArgumentException("no event type for " + entry);
  }

  private int postings() {
    return TopicReader.committed(broker.bootstrap(), Topic.POSTINGS.topicName()).size();
  }

  /** All that it has decided so far. */
  List<Decision> decisions() {
    return TopicReader.committed(broker.bootstrap(), Topic.DECISIONS.topicName()).stream()
        .map(record -> BusJson.read(record.value(), Decision.class))
        .toList();
  }

  /** What whoever waits for an import is told: by import, rows by outcome. */
  Map<String, Map<String, Long>> counted() {
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

  /** Loses its local state, has it restored and stops: the digest of what each partition keeps. */
  Map<Integer, String> restored() throws Exception {
    stage.stop();
    loseState();
    startAgain();
    await().atMost(PATIENCE).until(() -> stage.health().getStatus().equals(Status.UP));
    stage.stop();
    Map<Integer, String> kept = new TreeMap<>();
    for (int partition = 0; partition < JOURNAL_PARTITIONS; partition++) {
      Path task = state().resolve(APPLICATION).resolve("0_" + partition);
      kept.put(partition, KeptState.digest(task.resolve("rocksdb").resolve(LedgerTopology.STORE)));
    }
    return kept;
  }

  /** How far it came in each partition of the journal. */
  Map<Integer, Long> applied() throws Exception {
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

  @Override
  public void close() {
    stage.stop();
    broker.close();
  }
}
