package io.bursar.routes.ledger;

import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.rules.UsageReader;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.usage.NodeUsage;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.streams.StreamsOutput;
import io.bursar.routes.streams.TracedMessage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/**
 * Sends the usage of what changed: at most every 100 ms, and under load less often, so that saying
 * what was counted never costs more than counting. Nothing is lost by waiting: usage is absolute.
 */
final class UsageEmitter {

  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  /** After sending for a while, count for this many times as long. */
  private static final long REST = 4;

  private final UsageReader reader;
  private final StreamsLedgerStore store;
  private final StreamsOutput output;
  private final Map<Effect.UsageChanged, Headers> owed = new LinkedHashMap<>();
  private long notBefore;

  UsageEmitter(UsageReader reader, StreamsLedgerStore store, StreamsOutput output) {
    this.reader = reader;
    this.store = store;
    this.output = output;
  }

  /**
   * @param trace of what changed it; of several sampled ones, usage goes on with the last
   */
  void changed(Effect.UsageChanged change, Headers trace) {
    owed.merge(change, trace, (old, last) -> last == TracedMessage.NO_TRACE ? old : last);
  }

  /** After a crash: everything that changed after that offset, which may not have been sent. */
  void oweSince(long offset) {
    store
        .scan("", StateKey.Kind.PARTITION, StateKeys.clocks())
        .forEachRemaining(clock -> oweSince(StateKeys.parts(clock.getKey())[0], offset));
  }

  private void oweSince(String tenant, long offset) {
    store
        .scan(tenant, StateKey.Kind.NODE_MONTH, "")
        .forEachRemaining(
            found -> {
              if (((NodeMonth) found.getValue()).offset() > offset) {
                String[] monthAndNode = found.getKey().rest().split("\\|", 2);
                owed.put(
                    new Effect.UsageChanged(tenant, monthAndNode[1], monthAndNode[0]),
                    TracedMessage.NO_TRACE);
              }
            });
  }

  /** Whether it is time to send again. */
  boolean due(long now) {
    return now >= notBefore;
  }

  void emit(JournalClock clock, long now) {
    long begun = System.nanoTime();
    Set<YearOf> years = new LinkedHashSet<>();
    for (Map.Entry<Effect.UsageChanged, Headers> one : owed.entrySet()) {
      Effect.UsageChanged change = one.getKey();
      Headers trace = one.getValue();
      List<NodeUsage> month = reader.month(store, change.tenant(), change.node(), change.month());
      send(change, month, clock, trace);
      List<NodeUsage> year = reader.yearOf(store, change.tenant(), change.node(), change.month());
      if (!year.isEmpty() && years.add(YearOf.of(year))) {
        send(change, year, clock, trace);
      }
    }
    owed.clear();
    long took = (System.nanoTime() - begun) / 1_000_000;
    notBefore = now + Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, took * REST));
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

  private record YearOf(String node, String label) {
    static YearOf of(List<NodeUsage> year) {
      NodeUsage whole = year.get(year.size() - 1);
      return new YearOf(whole.tenant() + "|" + whole.node(), whole.period().label());
    }
  }
}
