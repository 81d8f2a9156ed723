package io.bursar.hub.kill;

import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.core.usage.NodeUsage;
import io.bursar.core.usage.Usage;
import io.bursar.hub.BusTopicReader;
import io.bursar.hub.ExpectedSpend;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The journal, applied once more from its beginning to an empty ledger: what the hub must have
 * counted and decided, however often it was killed.
 */
final class JournalReplay {

  /** A record of the journal. */
  record Line(int partition, long offset, long appended, Entry entry) {}

  private final List<Line> journal;
  private final Map<Integer, MapLedgerStore> stores = new HashMap<>();
  private final Map<Integer, Instant> times = new HashMap<>();
  private final LedgerRules rules = new LedgerRules();
  private final Ledger ledger = rules.ledger();
  private final List<Decision> decisions = new ArrayList<>();

  private JournalReplay(List<Line> journal) {
    this.journal = journal;
    journal.forEach(this::apply);
  }

  /** Of the journal as it is on the bus now. */
  static JournalReplay of(Map<String, Object> client) {
    return new JournalReplay(
        BusTopicReader.all(client, Topic.JOURNAL).stream().map(JournalReplay::line).toList());
  }

  /** Of the same journal without one of its records. */
  JournalReplay without(Line dropped) {
    return new JournalReplay(journal.stream().filter(line -> !line.equals(dropped)).toList());
  }

  /** A charge that nothing else in the journal says again, so that without it money is missing. */
  Line anyThatCounts() {
    Map<String, Long> said = new HashMap<>();
    charges().forEach(line -> said.merge(id(line), 1L, Long::sum));
    List<Line> once =
        charges().stream()
            .filter(line -> said.get(id(line)) == 1)
            .filter(line -> ((ChargeEntry) line.entry()).billed().amount().signum() != 0)
            .toList();
    return once.get(once.size() / 2);
  }

  /** Where a charge counts, and with how much, by "node period". */
  static Map<String, BigDecimal> amounts(Line line) {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    for (ChargeEntry.Part part : ((ChargeEntry) line.entry()).parts()) {
      LocalDate day = part.when().day(KillIT.ZONE);
      ExpectedSpend.count(amounts, part.node(), day, part.ledger());
    }
    return amounts;
  }

  private List<Line> charges() {
    return journal.stream().filter(line -> line.entry() instanceof ChargeEntry).toList();
  }

  private static String id(Line line) {
    ChargeEntry charge = (ChargeEntry) line.entry();
    return charge.source() + " " + charge.id();
  }

  /** What was decided, in order. */
  List<Decision> decisions() {
    return decisions;
  }

  /** What was spent, for each "node period" that is asked for. */
  Map<String, BigDecimal> spent(String tenant, Set<String> asked) {
    Map<String, BigDecimal> spent = new TreeMap<>();
    for (String nodeAndPeriod : asked) {
      String[] words = nodeAndPeriod.split(" ", 2);
      usage(tenant, words[0], words[1]).ifPresent(usage -> spent.put(nodeAndPeriod, usage.spent()));
    }
    return spent;
  }

  /** What a node may spend in a period, moved limits included. */
  Optional<BigDecimal> budget(String tenant, String node, String period) {
    return usage(tenant, node, period).flatMap(Usage::budget);
  }

  private Optional<Usage> usage(String tenant, String node, String period) {
    return stores.values().stream()
        .flatMap(store -> rules.usage().usage(store, tenant, node, period).stream())
        .map(NodeUsage::usage)
        .findFirst();
  }

  private void apply(Line line) {
    // Journal time is the highest append time seen on the partition.
    Instant time =
        times.merge(
            line.partition(),
            Instant.ofEpochMilli(line.appended()),
            (seen, now) -> now.isAfter(seen) ? now : seen);
    MapLedgerStore store =
        stores.computeIfAbsent(line.partition(), partition -> new MapLedgerStore());
    for (Effect effect : ledger.apply(store, line.entry(), new Position(line.offset(), time))) {
      if (effect instanceof Effect.Decided decided) {
        decisions.add(decided.decision());
      }
    }
  }

  private static Line line(ConsumerRecord<String, byte[]> record) {
    EventType type = Optional.of(BusTopicReader.type(record)).flatMap(EventType::of).orElseThrow();
    return new Line(
        record.partition(),
        record.offset(),
        record.timestamp(),
        (Entry) BusJson.read(record.value(), type.payload()));
  }
}
