package io.bursar.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.history.Differences;
import io.bursar.core.history.Histories;
import io.bursar.core.history.History;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Entry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.state.StateDigest;
import io.bursar.core.oracle.Cell;
import io.bursar.core.oracle.Oracle;
import io.bursar.core.oracle.Said;
import io.bursar.core.scenario.CoreLedger;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories through the topology, against the oracle. */
class TopologyHistoriesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyNodeAndPeriodAndDecisionOnTheTopicsIsTheOracles(long seed) throws IOException {
    History history = Histories.sample(seed, 150);
    Oracle oracle = Oracle.of(history.journal());

    assertThat(differences(oracle, history)).as(history::toString).isEmpty();
  }

  @Test
  void aRecordThatTheTopologyDoesNotGetIsFoundOut() throws IOException {
    History history = Histories.sample(7, 40);
    Oracle oracle = Oracle.of(history.journal());
    int bitten = 0;
    for (int i = 0; i < history.journal().size(); i++) {
      History lost = history.without(i);
      if (Differences.differ(oracle, Oracle.of(lost.journal()))) {
        bitten++;
        assertThat(differences(oracle, lost)).as("without entry %s of %s", i, history).isNotEmpty();
      }
    }
    assertThat(bitten).isGreaterThan(5);
  }

  /** Invariant C. */
  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7})
  void anyOrderOfChargesBetweenTheSameOtherEntriesGivesTheSameSpent(long seed) throws IOException {
    History history = Histories.sample(seed, 150).inAnyOrder();
    History reordered = history.reordered(new Random(seed));
    Oracle oracle = Oracle.of(history.journal());
    assertThat(reordered.journal()).isNotEqualTo(history.journal());

    try (TopologyLedger ledger = played(reordered)) {
      assertThat(Differences.spent(oracle, usage(ledger))).as(reordered::toString).isEmpty();
    }
  }

  /** Invariant A: what postings say that came and went is what counts. */
  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void whatStandsOfTheChargesIsWhatTheTenantsSpent(long seed) throws IOException {
    History history = Histories.sample(seed, 150);
    Oracle oracle = Oracle.of(history.journal());
    try (TopologyLedger ledger = played(history)) {
      Map<String, BigDecimal> standing = new TreeMap<>();
      for (Effect.Posting posting : ledger.postings()) {
        standing.merge(
            posting.charge().tenant(),
            sum(posting.charge().parts()).subtract(sum(posting.before())),
            BigDecimal::add);
      }
      for (String tenant : oracle.tenants()) {
        assertThat(standing.getOrDefault(tenant, BigDecimal.ZERO))
            .isEqualByComparingTo(oracle.standing(tenant));
      }
      assertThat(standing).isNotEmpty();
    }
  }

  /** Invariant D: in the store is what {@code core} alone comes to, to the last byte. */
  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void theSameJournalLeavesTheSameStateInTheStore(long seed) throws IOException {
    History history = Histories.sample(seed, 150);
    MapLedgerStore map = new MapLedgerStore();
    CoreLedger alone = new CoreLedger(map, 0);
    for (Said said : history.journal()) {
      Entry sent = TopologyLedger.sent(said.entry());
      alone.apply(BusJson.read(BusJson.write(sent), sent.getClass()), said.time());
    }

    try (TopologyLedger ledger = played(history)) {
      assertThat(ledger.digest()).as(history::toString).isEqualTo(StateDigest.of(map.all()));
    }
  }

  private static BigDecimal sum(List<Part> parts) {
    return parts.stream().map(Part::ledger).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<String> differences(Oracle oracle, History history) throws IOException {
    try (TopologyLedger ledger = played(history)) {
      List<String> differences = new ArrayList<>(Differences.figures(oracle, usage(ledger)));
      differences.addAll(Differences.decisions(oracle, ledger.decisions()));
      return differences;
    }
  }

  private TopologyLedger played(History history) throws IOException {
    TopologyLedger ledger = new TopologyLedger(Files.createTempDirectory(folder, "state"));
    for (Said said : history.journal()) {
      ledger.apply(said.entry(), said.time());
    }
    return ledger;
  }

  private static Function<Cell, Optional<Usage>> usage(TopologyLedger ledger) {
    return cell -> ledger.usage(cell.tenant(), cell.node(), cell.period());
  }
}
