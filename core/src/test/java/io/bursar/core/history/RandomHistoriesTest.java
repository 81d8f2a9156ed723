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

  private static final String SEED = "20240229";

  @Provide
  Arbitrary<History> histories() {
    return Histories.upTo(160);
  }

  @Provide
  Arbitrary<History> shortHistories() {
    return Histories.upTo(50);
  }

  @Property(tries = 150, seed = SEED)
  void everyNodeAndPeriodOutcomeAndDecisionIsTheOracles(@ForAll("histories") History history) {
    CoreLedger ledger = played(history, new MapLedgerStore(), 0);
    Oracle oracle = Oracle.of(history.journal());

    oracle.outcomes().forEach(outcome -> Statistics.label("outcomes").collect(outcome));
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
   * Invariant A, from what the ledger posted: the last posting of each charge is what it counts.
   */
  @Property(tries = 40, seed = SEED)
  void whatStandsOfTheChargesIsWhatTheRootsSpent(@ForAll("histories") History history) {
    CoreLedger ledger = played(history, new MapLedgerStore(), 0);
    Oracle oracle = Oracle.of(history.journal());
    Map<String, Effect.Posting> last = new HashMap<>();
    for (Effect.Posting posting : ledger.postings()) {
      last.put(posting.charge().tenant() + "|" + posting.charge().id(), posting);
    }

    for (String tenant : oracle.tenants()) {
      BigDecimal posted = BigDecimal.ZERO;
      for (Effect.Posting posting : last.values()) {
        if (posting.charge().tenant().equals(tenant)) {
          for (Part part : posting.charge().parts()) {
            posted = posted.add(part.ledger());
          }
        }
      }
      assertThat(posted).isEqualByComparingTo(root(ledger, tenant));
      assertThat(posted).isEqualByComparingTo(oracle.standing(tenant));
    }
  }

  /** Invariant C. */
  @Property(tries = 40, seed = SEED)
  void anyOrderOfChargesBetweenTheSameOtherEntriesGivesTheSameSpent(
      @ForAll("histories") History some, @ForAll Random random) {
    History history = some.withoutConflicts();
    History reordered = history.reordered(random);
    Oracle oracle = Oracle.of(history.journal());

    CoreLedger ledger = played(reordered, new MapLedgerStore(), 0);

    assertThat(Differences.figures(oracle, usage(ledger))).as("reordered: %s", reordered).isEmpty();
    assertThat(oracle.outcomes()).doesNotContain("conflict");
  }

  /** Invariant D: also when nothing is kept but bytes, and by a ledger that was just started. */
  @Property(tries = 40, seed = SEED)
  void theSameJournalGivesTheSameState(@ForAll("histories") History history) {
    MapLedgerStore map = new MapLedgerStore();
    CoreLedger running = played(history, map, 0);
    EncodedLedgerStore bytes = new EncodedLedgerStore();
    CoreLedger restarted = played(history, bytes, 7);

    assertThat(StateDigest.of(bytes.all())).isEqualTo(StateDigest.of(map.all()));
    assertThat(restarted.effects()).isEqualTo(running.effects());
  }

  /** Invariant G: every decision has its receipt, and deciding again from it gives the same. */
  @Property(tries = 40, seed = SEED)
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
