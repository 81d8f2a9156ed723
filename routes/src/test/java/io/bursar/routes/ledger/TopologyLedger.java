package io.bursar.routes.ledger;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.core.scenario.LedgerUnderTest;
import io.bursar.core.usage.NodeUsage;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.DeclareReply;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.streams.RocksDb;
import io.bursar.routes.streams.WriteBehindStore;
import io.bursar.routes.testing.SaidUsage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The topology on its RocksDB store, as its topics show it. Its own wall clock stands in 1970, so
 * it writes no tick of its own: all time there is, is in the journal's records.
 */
final class TopologyLedger implements LedgerUnderTest {

  /** {@link EmitPace} rests for 3 s at most, which a busy machine makes it do. */
  private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofSeconds(4);

  private static final String NO_IMPORT = "no-import";

  private static final List<Topic> LISTENED =
      List.of(Topic.USAGE, Topic.DECISIONS, Topic.POSTINGS, Topic.REPLIES, Topic.REJECTED);

  private final LedgerRules rules = new LedgerRules();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> journal;
  private final Map<Topic, TestOutputTopic<String, byte[]>> topics = new EnumMap<>(Topic.class);
  private final SaidUsage usage = new SaidUsage();
  private final Map<String, ImportCounts> counts = new HashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Effect.Posting> postings = new ArrayList<>();
  private final List<Declare> declares = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private boolean silent = true;

  TopologyLedger(Path folder) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bursar.ledger");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDb.class);
    driver =
        new TopologyTestDriver(
            LedgerTopology.of(
                new LedgerMeter(new SimpleMeterRegistry()),
                new Traces(OpenTelemetry.noop().getTracer("test"))),
            settings,
            Instant.EPOCH);
    journal =
        driver.createInputTopic(
            Topic.JOURNAL.topicName(), new StringSerializer(), new ByteArraySerializer());
    for (Topic topic : LISTENED) {
      topics.put(
          topic,
          driver.createOutputTopic(
              topic.topicName(), new StringDeserializer(), new ByteArrayDeserializer()));
    }
  }

  @Override
  public void apply(Entry entry, Instant time) {
    Entry counted = sent(entry);
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_type", type(entry).typeName().getBytes(StandardCharsets.UTF_8));
    journal.pipeInput(new TestRecord<>(key(entry), BusJson.write(counted), headers, time));
    silent = false;
  }

  /**
   * The entry as its journal has it. How a charge ended is told of imports only: so all are in one.
   */
  static Entry sent(Entry entry) {
    if (entry instanceof SnapshotEntry snapshot) {
      return counted(snapshot);
    }
    return entry instanceof ChargeEntry charge ? counted(charge) : entry;
  }

  private static SnapshotEntry counted(SnapshotEntry snapshot) {
    return new SnapshotEntry(
        snapshot.tenant(),
        snapshot.source(),
        snapshot.account(),
        snapshot.billingPeriod(),
        snapshot.version(),
        snapshot.part(),
        snapshot.parts(),
        snapshot.content(),
        snapshot.importId().or(() -> Optional.of(NO_IMPORT)));
  }

  private static ChargeEntry counted(ChargeEntry charge) {
    return new ChargeEntry(
        charge.tenant(),
        charge.source(),
        charge.id(),
        charge.version(),
        charge.content(),
        charge.billed(),
        charge.effective(),
        charge.parts(),
        charge.conversion(),
        charge.scope(),
        charge.focus(),
        charge.tags(),
        charge.importId().or(() -> Optional.of(NO_IMPORT)));
  }

  /**
   * As the topic says it. What it does not say was never spent on; its budget, if it has one, is
   * not said either, and is the only thing that is looked up in the state.
   */
  @Override
  public Optional<Usage> usage(String tenant, String node, String period) {
    listen();
    Optional<Usage> said = usage.find(tenant, node, period);
    return said.isPresent() ? said : neverSpentOn(tenant, node, period);
  }

  private Optional<Usage> neverSpentOn(String tenant, String node, String period) {
    WriteBehindStore state = (WriteBehindStore) driver.getStateStore(LedgerTopology.STORE);
    Optional<Usage> kept =
        rules
            .usage()
            .usage(new StreamsLedgerStore(state.store()), tenant, node, period)
            .map(NodeUsage::usage);
    kept.ifPresent(
        figures -> {
          if (figures.spent().signum() != 0 || figures.held().signum() != 0) {
            throw new AssertionError("never said: " + tenant + " " + node + " " + figures);
          }
        });
    return kept;
  }

  /** Of the documents in its store. */
  String digest() {
    listen();
    WriteBehindStore state = (WriteBehindStore) driver.getStateStore(LedgerTopology.STORE);
    return KeptState.digest(state.store());
  }

  @Override
  public List<Decision> decisions() {
    listen();
    return decisions;
  }

  /** In any order: the topic tells how many of an import ended how. */
  @Override
  public List<Outcome> outcomes() {
    listen();
    return outcomes;
  }

  @Override
  public List<Effect.Posting> postings() {
    listen();
    return postings;
  }

  @Override
  public List<Declare> declares() {
    listen();
    return declares;
  }

  @Override
  public List<Rejection> rejections() {
    listen();
    return rejections;
  }

  @Override
  public void close() {
    driver.close();
  }

  private void listen() {
    if (silent) {
      return;
    }
    silent = true;
    driver.advanceWallClockTime(LONGER_THAN_ANY_PAUSE);
    read(Topic.USAGE, message -> usage.add(BusJson.read(message.value(), UsageEvent.class)));
    read(Topic.DECISIONS, message -> decisions.add(BusJson.read(message.value(), Decision.class)));
    read(Topic.POSTINGS, message -> posted(posting(message.value())));
    read(Topic.REPLIES, this::reply);
    read(Topic.REJECTED, message -> rejections.add(rejection(message.value())));
  }

  private void read(Topic topic, Consumer<TestRecord<String, byte[]>> each) {
    topics.get(topic).readRecordsToList().forEach(each);
  }

  private void posted(Effect.Posting posting) {
    postings.add(posting);
    if (posting.outcome() == Outcome.REVERSED) {
      outcomes.add(Outcome.REVERSED);
    }
  }

  private static Effect.Posting posting(byte[] json) {
    PostingEvent event = BusJson.read(json, PostingEvent.class);
    return new Effect.Posting(event.charge(), event.outcome(), event.before());
  }

  private static Rejection rejection(byte[] json) {
    Rejection rejection = BusJson.read(json, Rejection.class);
    if (rejection.original().length == 0) {
      throw new AssertionError("rejected without its original: " + rejection);
    }
    return rejection;
  }

  private void reply(TestRecord<String, byte[]> message) {
    if (is(EventType.DECLARE_REPLY, message.headers())) {
      DeclareReply reply = BusJson.read(message.value(), DeclareReply.class);
      declares.add(new Declare(reply.accepted(), reply.messages()));
    } else if (is(EventType.IMPORT_COUNTS, message.headers())) {
      ImportCounts now = BusJson.read(message.value(), ImportCounts.class);
      ImportCounts before = counts.put(now.importId(), now);
      count(before == null ? ImportCounts.none(now.tenant(), now.importId()) : before, now);
    }
  }

  private void count(ImportCounts before, ImportCounts now) {
    add(Outcome.APPLIED, now.applied() - before.applied());
    add(Outcome.RESTATED, now.restated() - before.restated());
    add(Outcome.DUPLICATE, now.duplicate() - before.duplicate());
    add(Outcome.STALE, now.stale() - before.stale());
    add(Outcome.CONFLICT, now.conflict() - before.conflict());
    add(Outcome.REJECTED, now.rejected() - before.rejected());
  }

  private void add(Outcome outcome, long times) {
    for (long i = 0; i < times; i++) {
      outcomes.add(outcome);
    }
  }

  private static boolean is(EventType type, Headers headers) {
    return JournalEntries.header(headers, "ce_type").orElse("").equals(type.typeName());
  }

  private static EventType type(Entry entry) {
    for (EventType type : EventType.values()) {
      if (type.payload().equals(entry.getClass())) {
        return type;
      }
    }
    throw new IllegalArgumentException("no event type for " + entry);
  }

  private static String key(Entry entry) {
    return EntryTenant.of(entry).orElse(TickPartitioner.key(0));
  }
}
