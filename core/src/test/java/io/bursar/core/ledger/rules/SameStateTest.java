package io.bursar.core.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.ForecastEntry.Quantiles;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.state.StateDigest;
import io.bursar.core.money.Money;
import io.bursar.core.period.PeriodKind;
import io.bursar.core.scenario.CoreLedger;
import io.bursar.core.scenario.EncodedLedgerStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Invariant D: the same journal gives the same state and says the same, in memory or on bytes, by a
 * ledger that has been running or one that was just started, and from a checkpoint with its tail.
 */
class SameStateTest {

  private static final int LENGTH = 120;

  @Property(tries = 30)
  void theSameJournalGivesTheSameState(@ForAll long seed) {
    List<Entry> journal = journal(new Random(seed));
    MapLedgerStore map = new MapLedgerStore();
    CoreLedger running = new CoreLedger(map, 0);
    EncodedLedgerStore bytes = new EncodedLedgerStore();
    CoreLedger restarting = new CoreLedger(bytes, 11);
    play(running, journal, 0, journal.size());
    play(restarting, journal, 0, journal.size());

    assertThat(restarting.effects()).isEqualTo(running.effects());
    assertThat(StateDigest.of(bytes.all())).isEqualTo(StateDigest.of(map.all()));
  }

  @Property(tries = 20)
  void aCheckpointAndTheTailGiveTheSameState(@ForAll long seed) {
    Random random = new Random(seed);
    List<Entry> journal = journal(random);
    MapLedgerStore whole = new MapLedgerStore();
    play(new CoreLedger(whole, 0), journal, 0, journal.size());

    int cut = random.nextInt(journal.size());
    MapLedgerStore checkpoint = new MapLedgerStore();
    play(new CoreLedger(checkpoint, 0), journal, 0, cut);
    MapLedgerStore restored = new MapLedgerStore();
    checkpoint.all().forEachRemaining(each -> restored.put(each.getKey(), each.getValue()));
    play(new CoreLedger(restored, 0, cut), journal, cut, journal.size());

    assertThat(StateDigest.of(restored.all())).isEqualTo(StateDigest.of(whole.all()));
  }

  /** Each entry at its own time, by its place: hours apart, so that days turn. */
  private static void play(CoreLedger ledger, List<Entry> journal, int from, int to) {
    for (int i = from; i < to; i++) {
      ledger.apply(journal.get(i), Instant.parse("2026-11-24T00:00:00Z").plusSeconds(i * 7_200L));
    }
  }

  private static List<Entry> journal(Random random) {
    List<Entry> journal = new ArrayList<>();
    journal.add(new DeclareEntry(1, "h1", configuration(400)));
    while (journal.size() < LENGTH) {
      int dice = random.nextInt(20);
      if (dice < 5) {
        journal.add(new TickEntry());
      } else if (dice == 5) {
        long revision = journal.size();
        journal.add(new DeclareEntry(revision, "h" + revision, configuration(random.nextInt(900))));
      } else if (dice == 6) {
        journal.add(
            new RateEntry("acme", "USD", day(random), new BigDecimal(1 + random.nextInt(9))));
      } else if (dice == 7) {
        journal.add(forecast(random, journal.size()));
      } else {
        journal.add(charge(random));
      }
    }
    return journal;
  }

  private static ForecastEntry forecast(Random random, long revision) {
    BigDecimal low = BigDecimal.valueOf(random.nextInt(500));
    BigDecimal high = low.add(BigDecimal.valueOf(random.nextInt(100)));
    return new ForecastEntry(
        "acme",
        random.nextBoolean() ? "search" : "ads",
        revision,
        day(random),
        "mean",
        List.of(new Quantiles(low, low, high), new Quantiles(low, high, high)),
        random.nextBoolean() ? Optional.of(day(random)) : Optional.empty(),
        random.nextBoolean() ? Optional.of("slow") : Optional.empty());
  }

  private static ChargeEntry charge(Random random) {
    String node = List.of("search", "social", "ads", "nowhere").get(random.nextInt(4));
    String amount = BigDecimal.valueOf(random.nextInt(20_000) - 4_000L, 2).toPlainString();
    ChargeEntry charge = Acme.charge("a" + random.nextInt(30), 1 + random.nextInt(4), node, amount);
    LocalDate day = day(random);
    Conversion conversion =
        switch (random.nextInt(4)) {
          case 0 -> new Conversion(Kind.PROVISIONAL, day, Optional.of(BigDecimal.TEN));
          case 1 -> new Conversion(Kind.UNRATED, day, Optional.empty());
          default -> new Conversion(Kind.SAME, day, Optional.of(BigDecimal.ONE));
        };
    String currency = conversion.kind() == Kind.SAME ? "CNY" : "USD";
    return new ChargeEntry(
            charge.tenant(),
            charge.source(),
            charge.id(),
            charge.version(),
            charge.content(),
            new Money(charge.billed().amount(), currency),
            charge.effective(),
            charge.parts(),
            conversion,
            charge.scope(),
            charge.focus(),
            charge.tags(),
            charge.importId())
        .converted(conversion);
  }

  private static LocalDate day(Random random) {
    return LocalDate.parse("2026-11-20").plusDays(random.nextInt(15));
  }

  private static TenantConfiguration configuration(int budget) {
    Budget month =
        new Budget(
            "search",
            PeriodKind.MONTH,
            Optional.of(new BigDecimal(budget)),
            Map.of(),
            Budget.Pace.NONE);
    Budget days =
        new Budget("search", PeriodKind.DAY, Optional.empty(), Map.of(), Budget.Pace.EVEN);
    Policy cut =
        new Policy(
            "cut",
            "acme/**",
            PeriodKind.MONTH,
            "ratio >= threshold",
            Optional.of("ratio < threshold - 0.1"),
            List.of(new BigDecimal("0.5"), BigDecimal.ONE),
            List.of(
                new Policy.Alert(Policy.Severity.WARNING, List.of("chat")),
                new Policy.Allot(
                    Policy.Direction.CUT,
                    PeriodKind.DAY,
                    Policy.On.NEXT,
                    new Policy.Size.Share(new BigDecimal("0.2"), Policy.Base.PLAN))),
            "text " + budget % 3,
            "policies.yaml:1");
    return Acme.configuration(
        Acme.tree(), List.of(month, days), List.of(cut, Acme.policy("spent", "spent > 100")));
  }
}
