package io.bursar.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.state.StateDigest;
import io.bursar.core.oracle.Cell;
import io.bursar.core.oracle.Oracle;
import io.bursar.core.oracle.Said;
import io.bursar.core.scenario.CoreLedger;
import io.bursar.core.scenario.DecisionChecks;
import io.bursar.core.scenario.EncodedLedgerStore;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** {@code core} against the oracle and LEDGER.md's invariants, over random histories. */
class RandomHistoriesTest {

  private static final String SEED = "777";

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(160);
  }

  @Provide
  Arbitrary<History> withoutAYear() {
    return Histories.withoutAYear(120);
  }

  @Provide
  Arbitrary<History> shortHistories() {
    return Histories.upTo(50);
  }

  @Property(tries = 1200, seed = SEED)
  void everyNodeAndPeriodOutcomeAndDecisionIsTheOracles(@ForAll("histories") History history) {
    CoreLedger ledger = played(history, new MapLedgerStore(), 0);
    Oracle oracle = Oracle.of(history.journal());

    oracle.outcomes().forEach(outcome -> Statistics.label("outcomes").collect(outcome));
    Statistics.label("outcomes")
        .coverage(
            seen -> {
              for (String outcome :
                  List.of("applied", "restated", "duplicate", "stale", "conflict", "reversed")) {
                seen.check(outcome).count(count -> count > 60);
              }
            });
    Statistics.label("adjusted")
        .collect(
            ledger.postings().stream()
                .anyMatch(posting -> posting.charge().source().startsWith("bursar/adjustments/")));
    Statistics.label("adjusted").coverage(seen -> seen.check(true).count(count -> count > 50));
    oracle.verdicts().forEach(v -> Statistics.label("decisions").collect(v.policy(), v.status()));
    oracle.verdicts().forEach(v -> Statistics.label("statuses").collect(v.status()));
    Statistics.label("weeks").collect(spentInWeeks(oracle));
    Statistics.label("weeks").coverage(seen -> seen.check(true).count(count -> count > 20));
    Statistics.label("statuses")
        .coverage(
            seen -> {
              for (String status : List.of("applied", "frozen", "refused", "retracted")) {
                seen.check(status).count(count -> count > 50);
              }
            });
    assertThat(Differences.figures(oracle, usage(ledger))).isEmpty();
    assertThat(Differences.outcomes(oracle, ledger.outcomes())).isEmpty();
    assertThat(Differences.decisions(oracle, ledger.decisions())).isEmpty();
  }

  /**
   * Adjustments of closed periods on days that are in no fiscal year: what somebody says is
   * rejected, what snapshots and rates do waits until the year is appended.
   */
  @Property(tries = 400, seed = SEED)
  void whatHasNoDayToCountOnWaitsForOne(@ForAll("withoutAYear") History history) {
    MapLedgerStore map = new MapLedgerStore();
    CoreLedger ledger = played(history, map, 0);
    Oracle oracle = Oracle.of(history.journal());

    ledger.rejections().stream()
        .filter(rejection -> rejection.code().equals("BUR-1808"))
        .map(rejection -> rejection.where().replaceFirst(" .*", ""))
        .distinct()
        .forEach(what -> Statistics.label("held").collect(what));
    Statistics.label("held")
        .coverage(
            seen -> {
              for (String what : List.of("charge", "rate", "snapshot")) {
                seen.check(what).count(count -> count > 8);
              }
            });
    assertThat(Differences.figures(oracle, usage(ledger))).isEmpty();
    assertThat(Differences.outcomes(oracle, ledger.outcomes())).isEmpty();
    assertThat(Differences.decisions(oracle, ledger.decisions())).isEmpty();
    EncodedLedgerStore bytes = new EncodedLedgerStore();
    assertThat(played(history, bytes, 5).effects()).isEqualTo(ledger.effects());
    assertThat(StateDigest.of(bytes.all())).isEqualTo(StateDigest.of(map.all()));
  }

  /** Invariant A, from what the ledger posted: the signed differences add up to what counts. */
  @Property(tries = 500, seed = SEED)
  void whatWasPostedIsWhatTheRootsSpent(@ForAll("histories") History history) {
    CoreLedger ledger = played(history, new MapLedgerStore(), 0);
    Oracle oracle = Oracle.of(history.journal());
    Map<String, BigDecimal> posted = new HashMap<>();
    for (Effect.Posting posting : ledger.postings()) {
      String tenant = posting.charge().tenant();
      for (Part part : posting.charge().parts()) {
        posted.merge(tenant, part.ledger(), BigDecimal::add);
      }
      for (Part part : posting.before()) {
        posted.merge(tenant, part.ledger().negate(), BigDecimal::add);
      }
    }

    for (String tenant : oracle.tenants()) {
      BigDecimal sum = posted.getOrDefault(tenant, BigDecimal.ZERO);
      assertThat(sum).isEqualByComparingTo(root(ledger, tenant));
      assertThat(sum).isEqualByComparingTo(oracle.standing(tenant));
    }
  }

  /** Invariant C. */
  @Property(tries = 500, seed = SEED)
  void anyOrderOfChargesBetweenTheSameOtherEntriesGivesTheSameSpent(
      @ForAll("histories") History some, @ForAll Random random) {
    History history = some.inAnyOrder();
    History reordered = history.reordered(random);
    Oracle oracle = Oracle.of(history.journal());

    CoreLedger ledger = played(reordered, new MapLedgerStore(), 0);

    // When a tick finds a snapshot half-way, its day budgets are fixed later: by order, too.
    assertThat(Differences.spent(oracle, usage(ledger))).as("reordered: %s", reordered).isEmpty();
    assertThat(oracle.outcomes()).doesNotContain("conflict");
  }

  /** Invariant D: also when nothing is kept but bytes, and by a ledger that was just started. */
  @Property(tries = 500, seed = SEED)
  void theSameJournalGivesTheSameState(@ForAll("histories") History history) {
    MapLedgerStore map = new MapLedgerStore();
    CoreLedger running = played(history, map, 0);
    EncodedLedgerStore bytes = new EncodedLedgerStore();
    CoreLedger restarted = played(history, bytes, 7);

    assertThat(StateDigest.of(bytes.all())).isEqualTo(StateDigest.of(map.all()));
    assertThat(restarted.effects()).isEqualTo(running.effects());
  }

  /** Invariant G: every decision has its receipt, and deciding again from it gives the same. */
  @Property(tries = 500, seed = SEED)
  void everyDecisionFollowsFromItsReceipt(@ForAll("histories") History history) {
    Map<String, List<Decision>> byTenant = new HashMap<>();
    for (Decision decision : played(history, new MapLedgerStore(), 0).decisions()) {
      byTenant.computeIfAbsent(decision.tenant(), any -> new ArrayList<>()).add(decision);
    }

    byTenant.forEach(
        (tenant, decisions) -> DecisionChecks.check(decisions, history.revisions().get(tenant)));
  }

  /** The comparison bites: a ledger that never got one of the entries is found out. */
  @Property(tries = 6, seed = SEED)
  void anEntryThatTheLedgerDoesNotGetIsFoundOut(@ForAll("shortHistories") History history) {
    Oracle oracle = Oracle.of(history.journal());
    int bitten = 0;
    for (int i = 0; i < history.journal().size(); i++) {
      History lost = history.without(i);
      boolean matters = Differences.differ(oracle, Oracle.of(lost.journal()));
      CoreLedger ledger = played(lost, new MapLedgerStore(), 0);
      if (matters) {
        bitten++;
        assertThat(Differences.figures(oracle, usage(ledger)))
            .as("without entry %s", i)
            .isNotEmpty();
      }
    }
    assertThat(bitten).isPositive();
  }

  private static CoreLedger played(History history, LedgerStore store, int restartsEvery) {
    CoreLedger ledger = new CoreLedger(store, restartsEvery);
    for (Said said : history.journal()) {
      ledger.apply(said.entry(), said.time());
    }
    return ledger;
  }

  /** Whether something stands in a year that not every table has. */
  private static boolean spentInWeeks(Oracle oracle) {
    return oracle.figures().entrySet().stream()
        .anyMatch(
            each ->
                each.getKey().tenant().equals(Tenants.HOWE.id())
                    && each.getKey().period().startsWith("FY2024-P")
                    && each.getValue().spent().signum() != 0);
  }

  private static boolean inTable(CoreLedger ledger, String year) {
    try {
      return ledger.usage(Tenants.HOWE.id(), Tenants.HOWE.id(), year).isPresent();
    } catch (IllegalArgumentException noSuchYear) {
      return false;
    }
  }

  private static Function<Cell, Optional<Usage>> usage(CoreLedger ledger) {
    return cell -> ledger.usage(cell.tenant(), cell.node(), cell.period());
  }

  /** All years that a charge can lie in; one tenant's begin with January, one's are a table. */
  private static BigDecimal root(CoreLedger ledger, String tenant) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int year = 2023; year <= 2026; year++) {
      String label = (tenant.equals(Tenants.BERLIN.id()) ? "" : "FY") + year;
      boolean there = !tenant.equals(Tenants.HOWE.id()) || inTable(ledger, label);
      sum = there ? sum.add(ledger.usage(tenant, tenant, label).orElseThrow().spent()) : sum;
    }
    return sum;
  }
}
