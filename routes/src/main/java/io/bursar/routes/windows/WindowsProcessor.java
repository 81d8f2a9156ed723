package io.bursar.routes.windows;

import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.IsoText;
import io.bursar.routes.bus.PostingEvent.Move;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.WindowEvent;
import io.bursar.routes.streams.Backlog;
import io.bursar.routes.streams.StreamsOutput;
import io.bursar.routes.streams.TracedMessage;
import io.bursar.routes.streams.WriteBehindStore;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the signed differences of postings to their windows, and forgets windows of 48 hours ago.
 */
final class WindowsProcessor implements Processor<String, byte[], String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(WindowsProcessor.class);

  /** How long a window is. */
  static final Duration LENGTH = Duration.ofMinutes(5);

  /** How long a window is kept, by journal time. */
  static final Duration KEPT = Duration.ofDays(2);

  private static final Duration SAY_EVERY = Duration.ofSeconds(1);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

  /** In no tenant's and no node's name: the ledger refuses it. */
  private static final String SEPARATOR = "\u0000";

  static final StageName NAME = StageName.of("windows");

  private final StageMeter meter;
  private final Traces traces;
  private final Map<String, WindowEvent> changed = new LinkedHashMap<>();
  private final Set<String> unwritten = new HashSet<>();
  private KeyValueStore<Bytes, byte[]> store;
  private StreamsOutput output;
  private ProcessorContext<String, byte[]> context;

  /** When the bus had the oldest posting whose windows are not said yet, milliseconds. */
  private long oldest = Long.MAX_VALUE;

  private long journalTime;
  private long journalTimeAtLastLook;
  private long saidAt;

  WindowsProcessor(StageMeter meter, Traces traces) {
    this.meter = meter;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> processorContext) {
    context = processorContext;
    WriteBehindStore state = context.getStateStore(WindowsTopology.STORE);
    store = state.store();
    output = new StreamsOutput(context, "/bursar/windows");
    // Begun anew after a failure: what was added since the last commit is added again.
    changed.clear();
    unwritten.clear();
    sayAgainWhatMayNotHaveBeenSaid();
    state.beforeCommit(this::writeDown);
    context.schedule(SAY_EVERY, PunctuationType.WALL_CLOCK_TIME, this::say);
    context.schedule(FORGET_EVERY, PunctuationType.STREAM_TIME, this::forget);
  }

  @Override
  public void process(Record<String, byte[]> message) {
    journalTime = Math.max(journalTime, message.timestamp());
    oldest = Math.min(oldest, message.timestamp());
    RecordMetadata at = context.recordMetadata().orElseThrow();
    try (TracedMessage traced = TracedMessage.of(traces, NAME, message, at)) {
      add(traced.message().key(), PostedMoves.read(traced.message().value()));
    } catch (UncheckedIOException unreadable) {
      LOG.error("A posting cannot be read and is in no window offset={}", at.offset(), unreadable);
      meter.in(1);
      meter.out(Term.OTHER, 1);
    }
  }

  private void add(String tenant, PostedMoves posting) {
    meter.in(1);
    // What was said for a whole day, or is older than 48 hours, is in no window.
    meter.out(posting.moves().isEmpty() ? Term.OTHER : Term.APPLIED, 1);
    for (Move move : posting.moves()) {
      Instant start = start(move.at());
      for (String node : move.nodes()) {
        add(tenant, node, start, move.amount(), posting.offset());
      }
    }
  }

  private void add(String tenant, String node, Instant start, BigDecimal amount, long offset) {
    String key = key(tenant, node, start);
    WindowEvent before = changed.get(key);
    if (before == null) {
      before = WindowSum.of(store.get(bytes(key))).of(tenant, node, start);
    }
    WindowEvent after =
        new WindowEvent(
            tenant, node, start, before.spent().add(amount), before.charges() + 1, offset);
    changed.put(key, after);
    unwritten.add(key);
  }

  /** Each window that was added to since the last call is written once. */
  private void writeDown() {
    for (String key : unwritten) {
      store.put(bytes(key), WindowSum.of(changed.get(key)).bytes());
    }
    unwritten.clear();
  }

  private void say(long now) {
    boolean working = journalTime > journalTimeAtLastLook;
    journalTimeAtLastLook = journalTime;
    long behind = working ? now - journalTime : 0;
    if (now - saidAt < Backlog.pause(behind)) {
      return;
    }
    if (!changed.isEmpty()) {
      saidAt = now;
      writeDown();
      changed.values().forEach(this::send);
      changed.clear();
      context.commit();
    }
    if (oldest != Long.MAX_VALUE) {
      meter.took(Duration.ofMillis(now - oldest));
      oldest = Long.MAX_VALUE;
    }
  }

  private void send(WindowEvent window) {
    String node = window.tenant() + "|" + window.node();
    output.send(
        WindowsTopology.WINDOWS,
        node,
        EventType.WINDOW,
        node + "|" + window.start() + "|" + window.offset(),
        window,
        new RecordHeaders(),
        journalTime);
  }

  /**
   * What was added but not said before a crash cannot be told apart; saying it twice does no harm.
   */
  private void sayAgainWhatMayNotHaveBeenSaid() {
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> window = all.next();
        String key = text(window.key);
        String[] names = key.split(SEPARATOR, -1);
        changed.put(
            key, WindowSum.of(window.value).of(names[0], names[1], Instant.parse(names[2])));
      }
    }
  }

  private void forget(long streamTime) {
    writeDown();
    Instant oldest = Instant.ofEpochMilli(streamTime).minus(KEPT);
    List<Bytes> old = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      while (all.hasNext()) {
        Bytes key = all.next().key;
        if (Instant.parse(text(key).split(SEPARATOR, -1)[2]).isBefore(oldest)) {
          old.add(key);
        }
      }
    }
    old.forEach(store::delete);
  }

  private static String key(String tenant, String node, Instant start) {
    return tenant + SEPARATOR + node + SEPARATOR + IsoText.text(start);
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Bytes key) {
    return new String(key.get(), StandardCharsets.UTF_8);
  }

  /** First instant of the window that holds {@code at}. */
  static Instant start(Instant at) {
    long length = LENGTH.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
  }
}
