package io.bursar.routes.testing;

import io.bursar.core.decision.Decision;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.core.ledger.state.StateDigest;
import io.bursar.core.money.Amounts;
import io.bursar.core.usage.NodeUsage;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.UsageEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Invariant D, from outside: reads the journal back with a bare consumer, applies it with {@code
 * core} alone to a map, and holds what the ledger said on its topics against that.
 */
public final class JournalReplay {

  /**
   * One entry as the journal has it.
   *
   * @param position its offset and journal time
   */
  public record Replayed(int partition, Position position, Entry entry) {}

  private static final class Partition {
    private final MapLedgerStore store = new MapLedgerStore();
    private final LedgerRules rules = new LedgerRules();
    private Instant time = Instant.EPOCH;
  }

  private final Map<Integer, Partition> partitions = new TreeMap<>();
  private final List<Replayed> entries = new ArrayList<>();
  private final Map<String, List<String>> decided = new TreeMap<>();
  private final Map<String, UsageEvent> usage = new LinkedHashMap<>();

  private JournalReplay() {}

  /** Replays the journal of that broker as far as it goes now. */
  public static JournalReplay of(String bootstrap) {
    return upTo(bootstrap, Map.of());
  }

  /**
   * Replays a part of it.
   *
   * @param ends the offset by partition at which to stop; without one, the partition's end
   */
  public static JournalReplay upTo(String bootstrap, Map<Integer, Long> ends) {
    JournalReplay replay = new JournalReplay();
    List<Effect.UsageChanged> changed = new ArrayList<>();
    List<Integer> where = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> message :
        TopicReader.committed(bootstrap, Topic.JOURNAL.topicName())) {
      if (message.offset() >= ends.getOrDefault(message.partition(), Long.MAX_VALUE)) {
        continue;
      }
      for (Effect effect : replay.apply(message)) {
        if (effect instanceof Effect.UsageChanged change) {
          changed.add(change);
          where.add(message.partition());
        } else if (effect instanceof Effect.Decided decision) {
          replay
              .decided
              .computeIfAbsent(decision.decision().tenant(), any -> new ArrayList<>())
              .add(decision.decision().hash());
        }
      }
    }
    for (int i = 0; i < changed.size(); i++) {
      replay.figures(replay.partitions.get(where.get(i)), changed.get(i));
    }
    return replay;
  }

  private List<Effect> apply(ConsumerRecord<String, byte[]> message) {
    Partition partition = partitions.computeIfAbsent(message.partition(), any -> new Partition());
    Instant appended = Instant.ofEpochMilli(message.timestamp());
    partition.time = appended.isAfter(partition.time) ? appended : partition.time;
    String type =
        new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    Entry entry = (Entry) BusJson.read(message.value(), EventType.of(type).orElseThrow().payload());
    Position position = new Position(message.offset(), partition.time);
    entries.add(new Replayed(message.partition(), position, entry));
    return partition.rules.ledger().apply(partition.store, entry, position);
  }

  /** What the usage topic must say, last, of all that a change touched. */
  private void figures(Partition at, Effect.UsageChanged change) {
    bucket(
        change, at.rules.usage().month(at.store, change.tenant(), change.node(), change.month()));
    bucket(
        change, at.rules.usage().yearOf(at.store, change.tenant(), change.node(), change.month()));
  }

  private void bucket(Effect.UsageChanged change, List<NodeUsage> periods) {
    if (!periods.isEmpty()) {
      NodeUsage whole = periods.get(periods.size() - 1);
      String label = whole.period().label();
      usage.put(
          change.tenant() + "|" + change.node() + "|" + label,
          new UsageEvent(
              change.tenant(),
              change.node(),
              label,
              whole.currency(),
              periods.stream().map(NodeUsage::usage).toList(),
              0));
    }
  }

  /** The digest of the state that each partition came to. */
  public Map<Integer, String> digests() {
    Map<Integer, String> digests = new TreeMap<>();
    partitions.forEach(
        (number, partition) -> digests.put(number, StateDigest.of(partition.store.all())));
    return digests;
  }

  /** The journal, in the order in which each partition was applied. */
  public List<Replayed> entries() {
    return List.copyOf(entries);
  }

  /**
   * Where the ledger said something else, or nothing; empty when all of it is the same.
   *
   * @param decisions all that are on the topic, each tenant's in order
   */
  public List<String> differences(SaidUsage said, List<Decision> decisions) {
    List<String> differences = new ArrayList<>();
    for (UsageEvent expected : usage.values()) {
      List<String> found = text(said.bucket(expected.tenant(), expected.node(), expected.bucket()));
      List<String> right = text(expected.periods());
      if (!found.equals(right)) {
        differences.add(
            "%s %s %s: said %s, replayed %s"
                .formatted(expected.tenant(), expected.node(), expected.bucket(), found, right));
      }
    }
    for (UsageEvent event : said.buckets()) {
      if (!usage.containsKey(event.tenant() + "|" + event.node() + "|" + event.bucket())) {
        differences.add("said, but never changed in the replay: " + event);
      }
    }
    Map<String, List<String>> hashes = new TreeMap<>();
    decisions.forEach(
        decision ->
            hashes
                .computeIfAbsent(decision.tenant(), any -> new ArrayList<>())
                .add(decision.hash()));
    if (!hashes.equals(decided)) {
      differences.add("decisions " + hashes + ", replayed " + decided);
    }
    return differences;
  }

  private static List<String> text(List<Usage> periods) {
    return periods.stream()
        .map(
            each ->
                "%s: budget %s spent %s held %s"
                    .formatted(
                        each.period(),
                        each.budget().map(Amounts::text).orElse("none"),
                        Amounts.text(each.spent()),
                        Amounts.text(each.held())))
        .toList();
  }
}
