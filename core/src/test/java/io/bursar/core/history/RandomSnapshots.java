package io.bursar.core.history;

import io.bursar.core.history.RandomCharges.Bill;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rows of snapshots, few, so that most are in several; and which snapshots are complete. */
final class RandomSnapshots {

  /** What a snapshot has in its file, mostly. */
  static final String FILE = "file";

  private RandomSnapshots() {}

  /** The same words have the same nodes, amounts and rate, as the same rules make them. */
  static Arbitrary<ChargeEntry> rows(List<Tenants> tenants) {
    return Combinators.combine(
            Arbitraries.of(tenants),
            Arbitraries.integers().between(1, 9),
            snapshotVersions(),
            Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 1)),
            Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just("said")),
                Tuple.of(1, Arbitraries.just("said otherwise"))),
            fileContents())
        .as(RandomSnapshots::row);
  }

  private static ChargeEntry row(
      Tenants tenant, int id, int version, int reclean, String content, String file) {
    int words = id * 31 + content.length() + reclean * 7;
    LocalDate day = RandomValues.FIRST_DAY.plusDays(words % 17);
    List<Part> parts = parts(words, day);
    BigDecimal billed = parts.stream().map(Part::counted).reduce(BigDecimal.ZERO, BigDecimal::add);
    Bill bill =
        switch (words % 5) {
          case 0 -> new Bill("XAU", Conversion.Kind.UNRATED, Optional.empty());
          case 1 -> new Bill("XAU", Conversion.Kind.PROVISIONAL, Optional.of(BigDecimal.TEN));
          default -> new Bill(tenant.currency(), Conversion.Kind.SAME, Optional.of(BigDecimal.ONE));
        };
    Conversion conversion = new Conversion(bill.kind(), day, bill.rate());
    return new ChargeEntry(
            tenant.id(),
            "bills",
            "r" + id,
            new ChargeVersion(version, reclean),
            content,
            new Money(billed, bill.currency()),
            Optional.empty(),
            parts,
            conversion,
            // A few ids stand in both accounts' bills: rows of their own.
            Optional.of(new SnapshotScope(account(id, version), "2024-02", version, file)),
            Map.of(),
            Map.of(),
            Optional.empty())
        .converted(conversion);
  }

  /** One in three is shared, spread over days, or both. */
  private static List<Part> parts(int words, LocalDate day) {
    String node = Tenants.NODES.get(words % Tenants.NODES.size());
    String other = Tenants.NODES.get((words + 3) % Tenants.NODES.size());
    BigDecimal amount = BigDecimal.valueOf(words % 90 - 20L);
    return switch (words % 9) {
      case 3 -> RandomCharges.spread(List.of(node, other), day, 1, amount);
      case 4 -> RandomCharges.spread(List.of(node), day, 2 + words % 40, amount);
      case 5 -> RandomCharges.spread(List.of(node, other), day, 1 + words % 7, amount);
      default -> {
        When when =
            words % 2 == 0
                ? new When.On(day)
                : new When.At(day.atTime(12, 1).toInstant(ZoneOffset.UTC));
        yield List.of(new Part(node, when, amount, BigDecimal.ZERO));
      }
    };
  }

  private static String account(int id, int version) {
    return id > 6 && version % 2 == 0 ? "2" : "1";
  }

  static Arbitrary<SnapshotEntry> snapshots(List<Tenants> tenants) {
    return Combinators.combine(
            Arbitraries.of(tenants),
            Arbitraries.of("1", "1", "2"),
            Arbitraries.frequency(
                Tuple.of(5, 2), Tuple.of(4, 3), Tuple.of(3, 4), Tuple.of(2, 5), Tuple.of(1, 7)),
            Arbitraries.integers().between(1, 2),
            fileContents())
        .as(RandomSnapshots::snapshot);
  }

  private static SnapshotEntry snapshot(
      Tenants tenant, String account, int version, int part, String file) {
    boolean inParts = version % 3 == 0;
    return new SnapshotEntry(
        tenant.id(),
        "bills",
        account,
        "2024-02",
        version,
        inParts ? part : 1,
        inParts ? 2 : 1,
        file,
        Optional.empty());
  }

  /** Rows that a snapshot has in words that can't be used. */
  static Arbitrary<SnapshotRowEntry> unusableRows(List<Tenants> tenants) {
    return Combinators.combine(
            Arbitraries.of(tenants),
            Arbitraries.integers().between(1, 9),
            snapshotVersions(),
            fileContents())
        .as(
            (tenant, id, version, file) ->
                new SnapshotRowEntry(
                    tenant.id(),
                    "bills",
                    "r" + id,
                    new SnapshotScope(account(id, version), "2024-02", version, file)));
  }

  /** Now and then another file comes under the number. */
  private static Arbitrary<String> fileContents() {
    return Arbitraries.frequency(Tuple.of(9, FILE), Tuple.of(1, "other"));
  }

  private static Arbitrary<Integer> snapshotVersions() {
    return Arbitraries.integers().between(1, 7);
  }
}
