package io.bursar.core.history;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Charges with few identities, so that most are said again: the same, restated, in conflict. */
final class RandomCharges {

  record Bill(String currency, Conversion.Kind kind, Optional<BigDecimal> rate) {}

  private record Saying(String id, ChargeVersion version, String content, Optional<String> file) {}

  private RandomCharges() {}

  static Arbitrary<ChargeEntry> charges(List<Tenants> tenants) {
    return Arbitraries.of(tenants)
        .flatMap(
            tenant ->
                Combinators.combine(
                        sayings(),
                        Arbitraries.frequencyOf(
                            Tuple.of(12, parts().list().ofSize(1)),
                            Tuple.of(4, parts().list().ofMinSize(1).ofMaxSize(3)),
                            Tuple.of(1, spread())),
                        bills(tenant),
                        RandomValues.days())
                    .as((saying, parts, bill, day) -> charge(tenant, saying, parts, bill, day)));
  }

  /** A cost that two nodes share, on each of many days. */
  private static Arbitrary<List<Part>> spread() {
    return Combinators.combine(
            Arbitraries.of(Tenants.NODES).list().ofMinSize(1).ofMaxSize(2),
            RandomValues.days(),
            Arbitraries.integers().between(2, 75),
            RandomValues.amounts())
        .as((nodes, first, days, amount) -> spread(nodes, first, days, amount));
  }

  /** An amount in equal parts, at each of the nodes on each of so many days. */
  static List<Part> spread(List<String> nodes, LocalDate first, int days, BigDecimal amount) {
    List<Part> parts = new ArrayList<>();
    BigDecimal left = amount;
    int count = nodes.size() * days;
    for (int i = 0; i < count; i++) {
      BigDecimal part = left.divide(BigDecimal.valueOf(count - i), 12, RoundingMode.DOWN);
      left = left.subtract(part);
      When day = new When.On(first.plusDays(i % days));
      parts.add(new Part(nodes.get(i / days), day, part, BigDecimal.ZERO));
    }
    return parts;
  }

  private static ChargeEntry charge(
      Tenants tenant, Saying saying, List<Part> parts, Bill bill, LocalDate rateDay) {
    BigDecimal billed = BigDecimal.ZERO;
    for (Part part : parts) {
      billed = billed.add(part.counted());
    }
    Conversion conversion = new Conversion(bill.kind(), rateDay, bill.rate());
    return new ChargeEntry(
            tenant.id(),
            "feed",
            saying.id(),
            saying.version(),
            saying.content(),
            new Money(billed, bill.currency()),
            Optional.empty(),
            parts,
            conversion,
            Optional.empty(),
            Map.of(),
            Map.of(),
            saying.file().map(name -> tenant.id() + "-" + name))
        .converted(conversion);
  }

  private static Arbitrary<Saying> sayings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 14),
            Arbitraries.frequency(Tuple.of(6, 1), Tuple.of(4, 2), Tuple.of(2, 3), Tuple.of(1, 4)),
            Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 1)),
            Arbitraries.frequency(Tuple.of(5, "said"), Tuple.of(1, "said otherwise")),
            Arbitraries.of("one.csv", "two.csv", ""))
        .as(
            (id, version, reclean, content, file) ->
                new Saying(
                    "a" + id,
                    new ChargeVersion(version, reclean),
                    content,
                    Optional.of(file).filter(name -> !name.isEmpty())));
  }

  private static Arbitrary<Part> parts() {
    return Combinators.combine(
            Arbitraries.of(Tenants.NODES), RandomValues.times(), RandomValues.amounts())
        .as((node, when, amount) -> new Part(node, when, amount, BigDecimal.ZERO));
  }

  private static Arbitrary<Bill> bills(Tenants tenant) {
    return Arbitraries.frequencyOf(
        Tuple.of(
            5,
            Arbitraries.just(
                new Bill(tenant.currency(), Conversion.Kind.SAME, Optional.of(BigDecimal.ONE)))),
        Tuple.of(
            1,
            Combinators.combine(Arbitraries.of(tenant.foreign()), RandomValues.rate())
                .as(
                    (currency, rate) ->
                        new Bill(currency, Conversion.Kind.FINAL, Optional.of(rate)))),
        Tuple.of(
            2,
            Combinators.combine(Arbitraries.of(tenant.foreign()), RandomValues.rate())
                .as(
                    (currency, rate) ->
                        new Bill(currency, Conversion.Kind.PROVISIONAL, Optional.of(rate)))),
        Tuple.of(
            2,
            Arbitraries.of(tenant.foreign())
                .map(currency -> new Bill(currency, Conversion.Kind.UNRATED, Optional.empty()))));
  }
}
