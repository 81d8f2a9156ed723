package io.bursar.routes.windows;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.PostingEvent.Move;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.WindowEvent;
import io.bursar.routes.streams.StreamsOutput;
import io.bursar.routes.streams.TracedMessage;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
  private KeyValueStore<String, byte[]> store;
  private StreamsOutput output;
  private ProcessorContext<String, byte[]> context;

  /** When the bus had the oldest posting whose windows are not said yet, milliseconds. */
  private long oldest = Long.MAX_VALUE;

  private long journalTime;

  WindowsProcessor(StageMeter meter, Traces traces) {
    this.meter = meter;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> processorContext) {
    context = processorContext;
    store = context.getStateStore(WindowsTopology.STORE);
    output = new StreamsOutput(context, "/bursar/windows");
    sayAgainWhatMayNotHaveBeenSaid();
    context.schedule(SAY_EVERY, PunctuationType.WALL_CLOCK_TIME, this::say);
    context.schedule(FORGET_EVERY, PunctuationType.STREAM_TIME, this::forget);
  }

  @Override
  public void process(Record<String, byte[]> message) {
    journalTime = Math.max(journalTime, message.timestamp());
    oldest = Math.min(oldest, message.timestamp());
    RecordMetadata at = context.recordMetadata().orElseThrow();
    try (TracedMessage traced = TracedMessage.of(traces, NAME, message, at)) {
      add(BusJson.read(traced.message().value(), Counted.class));
    } catch (UncheckedIOException unreadable) {
      LOG.error("A posting cannot be read and is in no window offset={}", at.offset(), unreadable);
      meter.in(1);
      meter.out(Term.OTHER, 1);
    }
  }

  private void add(Counted posting) {
    meter.in(1);
    // What was said for a whole day, or is older than 48 hours, is in no window.
    meter.out(posting.moves().isEmpty() ? Term.OTHER : Term.APPLIED, 1);
    for (Move move : posting.moves()) {
      Instant start = start(move.at());
      for (String node : move.nodes()) {
        add(posting.charge().tenant(), node, start, move.amount(), posting.offset());
      }
    }
  }

  private void add(String tenant, String node, Instant start, BigDecimal amount, long offset) {
    String key = key(tenant, node, start);
    WindowEvent before = changed.get(key);
    if (before == null) {
      before = WindowSum.of(store.get(key)).of(tenant, node, start);
    }
    WindowEvent after =
        new WindowEvent(
            tenant, node, start, before.spent().add(amount), before.charges() + 1, offset);
    changed.put(key, after);
    store.put(key, WindowSum.of(after).bytes());
  }

  private void say(long now) {
    changed.forEach(
        (key, window) ->
            output.send(
                WindowsTopology.WINDOWS,
                window.tenant() + "|" + window.node(),
                EventType.WINDOW,
                window.tenant()
                    + "|"
                    + window.node()
                    + "|"
                    + window.start()
                    + "|"
                    + window.offset(),
                window,
                new RecordHeaders(),
                journalTime));
    changed.clear();
    if (oldest != Long.MAX_VALUE) {
      meter.took(Duration.ofMillis(now - oldest));
      oldest = Long.MAX_VALUE;
    }
  }

  /**
   * What was added but not said before a crash cannot be told apart; saying it twice does no harm.
   */
  private void sayAgainWhatMayNotHaveBeenSaid() {
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> window = all.next();
        String[] names = window.key.split(SEPARATOR, -1);
        changed.put(
            window.key, WindowSum.of(window.value).of(names[0], names[1], Instant.parse(names[2])));
      }
    }
  }

  private void forget(long streamTime) {
    Instant oldest = Instant.ofEpochMilli(streamTime).minus(KEPT);
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> window = all.next();
        if (Instant.parse(window.key.split(SEPARATOR, -1)[2]).isBefore(oldest)) {
          old.add(window.key);
        }
      }
    }
    old.forEach(store::delete);
  }

  private static String key(String tenant, String node, Instant start) {
    return tenant + SEPARATOR + node + SEPARATOR + start;
  }

  /** First instant of the window that holds {@code at}. */
  static Instant start(Instant at) {
    long length = LENGTH.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
  }

  /** What windows want to know of a posting; the rest of it is not even read. */
  record Counted(Owner charge, List<Move> moves, long offset) {}

  /** Whose charge was counted. */
  record Owner(String tenant) {}
}
