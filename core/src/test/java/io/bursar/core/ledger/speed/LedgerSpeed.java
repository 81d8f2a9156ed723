package io.bursar.core.ledger.speed;

import io.bursar.core.attribution.Attribution;
import io.bursar.core.collected.Collected;
import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateCodec;
import io.bursar.core.money.Money;
import io.bursar.core.period.PeriodKind;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Measures one charge at a node three deep, and the codec of a full month. Run it by hand. */
public final class LedgerSpeed {

  private static final int NODES = 1_000;
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private LedgerSpeed() {}

  /** Prints nanoseconds of CPU a charge for several rounds, and those of encoding and decoding. */
  public static void main(String[] arguments) {
    int charges = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    for (int round = 0; round < 5; round++) {
      List<ChargeEntry> entries = entries(charges, round);
      MapLedgerStore store = new MapLedgerStore();
      Ledger ledger = new LedgerRules().ledger();
      ledger.apply(store, new DeclareEntry(1, "h", configuration()), new Position(0, START));
      long began = cpu();
      for (int i = 0; i < charges; i++) {
        ledger.apply(store, entries.get(i), new Position(i + 1, START));
      }
      System.out.println("ns a charge: " + (cpu() - began) / charges);
      judging(ledger, store, charges, round);
      attribution();
      codec(store);
    }
  }

  /** Of this thread: the wall clock also counts whoever else uses the machine. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** A first tick judges every node; later ones those that changed, here all of them again. */
  private static void judging(Ledger ledger, MapLedgerStore store, int charges, int round) {
    long offset = charges + 1L;
    ledger.apply(store, new TickEntry(), new Position(offset, START));
    long judging = 0;
    for (int tick = 1; tick <= 10; tick++) {
      for (ChargeEntry entry : entries(NODES, 1_000 + round * 100 + tick)) {
        offset++;
        ledger.apply(store, entry, new Position(offset, START));
      }
      offset++;
      long began = cpu();
      ledger.apply(store, new TickEntry(), new Position(offset, START));
      judging += cpu() - began;
    }
    System.out.println("ns a judged node: " + judging / 10 / (NODES + 31));
  }

  private static void attribution() {
    Attribution attribution;
    try {
      attribution =
          Attribution.compile(
              List.of(
                  new AttributionRule("service == 'none' && tags.team == 'x'", "a", ""),
                  new AttributionRule("tags.team == 'search' && account != ''", "b", "")));
    } catch (InvalidExpressionException e) {
      throw new IllegalStateException(e);
    }
    int times = 300_000;
    List<Collected> charges = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      charges.add(
          new Collected.Charge(
              "acme",
              "feed",
              "c" + i,
              1,
              new When.At(START),
              BigDecimal.ONE,
              Optional.empty(),
              "CNY",
              Optional.empty(),
              Map.of("ServiceName", "s" + i % 40, "SubAccountId", "9", "RegionId", "r" + i),
              Map.of("team", i % 3 == 0 ? "search" : "other", "owner", "o" + i),
              Optional.empty()));
    }
    long began = cpu();
    int length = 0;
    for (int i = 0; i < times; i++) {
      length += attribution.of(charges.get(i % 500)).node().length();
    }
    System.out.println("ns to attribute: " + (cpu() - began) / times + " (" + length + ")");
  }

  private static void codec(MapLedgerStore store) {
    StateDocument document =
        store.get(new StateKey("acme", StateKey.Kind.NODE_MONTH, "2026-11|acme")).orElseThrow();
    int times = 200_000;
    long began = cpu();
    long bytes = 0;
    for (int i = 0; i < times; i++) {
      byte[] written = StateCodec.encode(document);
      bytes += written.length;
      document = StateCodec.decode(written);
    }
    System.out.printf(
        "ns to encode and decode a month of %d days, %d bytes: %d%n",
        ((NodeMonth) document).days(), bytes / times, (cpu() - began) / times);
  }

  private static List<ChargeEntry> entries(int count, int round) {
    List<ChargeEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BigDecimal amount = BigDecimal.valueOf(1 + i % 9973, 2);
      Instant at = START.plusSeconds((i * 7919L) % (29 * 86_400));
      entries.add(
          new ChargeEntry(
              "acme",
              "feed",
              "charge-" + round + "-" + i,
              new ChargeVersion(1, 0),
              "d" + i,
              new Money(amount, "CNY"),
              Optional.empty(),
              List.of(new Part("n" + (i * 31) % NODES, new When.At(at), amount, amount)),
              new Conversion(
                  Conversion.Kind.SAME, LocalDate.parse("2026-11-01"), Optional.of(BigDecimal.ONE)),
              Optional.empty(),
              Map.of(),
              Map.of(),
              Optional.of("import")));
    }
    return entries;
  }

  private static TenantConfiguration configuration() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      nodes.add(node("line" + i, "acme"));
    }
    for (int i = 0; i < NODES; i++) {
      nodes.add(node("n" + i, "line" + i % 30));
    }
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        Basis.BILLED,
        1,
        nodes,
        budgets(nodes),
        List.of(policy()),
        Set.of(),
        List.of(),
        List.of(),
        "owner");
  }

  private static List<Budget> budgets(List<Node> nodes) {
    List<Budget> budgets = new ArrayList<>();
    for (Node node : nodes) {
      budgets.add(
          new Budget(
              node.id(),
              PeriodKind.MONTH,
              Optional.of(BigDecimal.valueOf(1_000_000_000)),
              Map.of(),
              Budget.Pace.NONE));
    }
    return budgets;
  }

  private static Policy policy() {
    return new Policy(
        "eighty",
        "acme/**",
        PeriodKind.MONTH,
        "ratio >= threshold",
        Optional.empty(),
        List.of(new BigDecimal("0.8")),
        List.of(new Policy.Alert(Policy.Severity.WARNING, List.of())),
        "text",
        "policies.yaml:1");
  }

  private static Node node(String id, String parent) {
    return new Node(id, id, List.of(new Placement(parent, LocalDate.EPOCH)), Map.of());
  }
}
