package io.bursar.routes.ledger;

import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.rules.UsageReader;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.usage.NodeUsage;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.streams.StreamsOutput;
import io.bursar.routes.streams.TracedMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Sends the usage of what changed, at the pace of {@link EmitPace}. Nothing is lost by waiting:
 * usage is absolute.
 */
final class UsageEmitter {

  /** Not a letter of {@code StateKey.Kind}: documents and what is owed never meet. */
  private static final String PREFIX = "\u0001usage\0";

  private final UsageReader reader;
  private final StreamsLedgerStore store;
  private final KeyValueStore<Bytes, byte[]> kept;
  private final StreamsOutput output;
  private final Map<Effect.UsageChanged, Headers> owed = new LinkedHashMap<>();
  private final Set<Bytes> remembered = new HashSet<>();
  private final EmitPace.Turn turn;

  UsageEmitter(
      UsageReader reader,
      StreamsLedgerStore store,
      KeyValueStore<Bytes, byte[]> kept,
      StreamsOutput output,
      EmitPace pace) {
    this.reader = reader;
    this.store = store;
    this.kept = kept;
    this.output = output;
    this.turn = pace.turn();
  }

  /**
   * @param trace of what changed it; of several sampled ones, usage goes on with the last
   */
  void changed(Effect.UsageChanged change, Headers trace) {
    owed.merge(change, trace, (old, last) -> last == TracedMessage.NO_TRACE ? old : last);
  }

  /**
   * Remembers, until it is sent, what a successor could not find by the offsets of the months: that
   * a limit changed.
   */
  void remember(List<Effect> happened) {
    for (Effect effect : happened) {
      if (effect instanceof Effect.UsageChanged change) {
        Bytes key = key(change);
        if (remembered.add(key)) {
          kept.put(key, BusJson.write(change));
        }
      }
    }
  }

  /** After a stop: everything that changed after that offset, which may not have been sent. */
  void oweSince(long offset) {
    try (KeyValueIterator<Bytes, byte[]> found = kept.prefixScan(PREFIX, new StringSerializer())) {
      while (found.hasNext()) {
        KeyValue<Bytes, byte[]> next = found.next();
        remembered.add(next.key);
        owed.put(BusJson.read(next.value, Effect.UsageChanged.class), TracedMessage.NO_TRACE);
      }
    }
    try (MergedScan clocks = store.scan("", StateKey.Kind.PARTITION, StateKeys.clocks())) {
      clocks.forEachRemaining(clock -> oweSince(StateKeys.parts(clock.getKey())[0], offset));
    }
  }

  private void oweSince(String tenant, long offset) {
    try (MergedScan months = store.scan(tenant, StateKey.Kind.NODE_MONTH, "")) {
      months.forEachRemaining(
          found -> {
            if (((NodeMonth) found.getValue()).offset() > offset) {
              String[] monthAndNode = found.getKey().rest().split("\\|", 2);
              owed.put(
                  new Effect.UsageChanged(tenant, monthAndNode[1], monthAndNode[0]),
                  TracedMessage.NO_TRACE);
            }
          });
    }
  }

  /** Its partition has moved away. */
  void leave() {
    turn.leave();
  }

  /** Whether it is time to send again; {@code behind} as {@link EmitPace.Turn#due} has it. */
  boolean due(long now, long behind) {
    return turn.due(now, behind);
  }

  void emit(JournalClock clock, long now) {
    long begun = System.nanoTime();
    Set<YearOf> years = new LinkedHashSet<>();
    for (Map.Entry<Effect.UsageChanged, Headers> one : owed.entrySet()) {
      Effect.UsageChanged change = one.getKey();
      Headers trace = one.getValue();
      List<NodeUsage> month = month(change);
      if (month.isEmpty()) {
        continue;
      }
      send(change, month, clock, trace);
      // Several months of a node have one year: it is added up once.
      if (years.add(yearOf(change))) {
        send(
            change,
            reader.yearOf(store, change.tenant(), change.node(), change.month()),
            clock,
            trace);
      }
    }
    owed.clear();
    remembered.forEach(kept::delete);
    remembered.clear();
    turn.took(now, System.nanoTime() - begun);
  }

  /** Empty for a month of a calendar that was given up since, before the first charge. */
  private List<NodeUsage> month(Effect.UsageChanged change) {
    try {
      return reader.month(store, change.tenant(), change.node(), change.month());
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private void send(
      Effect.UsageChanged change, List<NodeUsage> periods, JournalClock clock, Headers trace) {
    if (periods.isEmpty()) {
      return;
    }
    NodeUsage bucket = periods.get(periods.size() - 1);
    UsageEvent event =
        new UsageEvent(
            change.tenant(),
            change.node(),
            bucket.period().label(),
            bucket.currency(),
            periods.stream().map(NodeUsage::usage).toList(),
            clock.applied());
    String key = change.tenant() + "|" + change.node() + "|" + bucket.period().label();
    output.send(
        LedgerTopology.USAGE,
        key,
        EventType.USAGE,
        key + "|" + clock.applied(),
        event,
        trace,
        clock.time());
  }

  private static Bytes key(Effect.UsageChanged change) {
    String key = PREFIX + change.tenant() + '\0' + change.node() + '\0' + change.month();
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  private YearOf yearOf(Effect.UsageChanged change) {
    return new YearOf(
        change.tenant(),
        change.node(),
        reader.yearLabel(store, change.tenant(), change.month()).orElse(""));
  }

  private record YearOf(String tenant, String node, String year) {}
}
