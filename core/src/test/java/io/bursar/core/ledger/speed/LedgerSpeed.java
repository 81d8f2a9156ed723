package io.bursar.core.ledger.speed;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateCodec;
import io.bursar.core.money.Money;
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
      codec(store);
    }
  }

  /** Of this thread: the wall clock also counts whoever else uses the machine. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        "owner");
  }

  private static Node node(String id, String parent) {
    return new Node(id, id, List.of(new Placement(parent, LocalDate.EPOCH)), Map.of());
  }
}
