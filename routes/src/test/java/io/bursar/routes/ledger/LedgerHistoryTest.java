package io.bursar.routes.ledger;

import static io.bursar.routes.ledger.LedgerOnBroker.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.decision.Decision;
import io.bursar.core.history.Differences;
import io.bursar.core.history.Histories;
import io.bursar.core.history.History;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import io.bursar.core.oracle.Oracle;
import io.bursar.core.oracle.Said;
import io.bursar.core.scenario.DecisionChecks;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.testing.JournalReplay;
import io.bursar.routes.testing.JournalReplay.Replayed;
import io.bursar.routes.testing.SaidUsage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A random history through the real engine, exactly-once, on a real broker, while the stage is
 * stopped and started again and again: cleanly, with its local state lost, and as after a kill.
 */
class LedgerHistoryTest {

  private static final int LENGTH = 400;
  private static final long SEED = 29;

  @TempDir private Path folder;
  private LedgerOnBroker ledger;

  @BeforeEach
  void start() throws Exception {
    ledger = new LedgerOnBroker(folder);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void everyFigureAndDecisionIsTheOraclesOverRestarts() throws Exception {
    History history = Histories.sample(SEED, LENGTH);
    int quarter = history.journal().size() / 4;

    ledger.sendAndStopInTheMiddle(history.journal().subList(0, quarter));
    ledger.startAgain();
    assertThat(ledger.canary()).as("the local copy is kept over a clean stop").exists();
    ledger.sendAndStopInTheMiddle(history.journal().subList(quarter, 2 * quarter));
    ledger.loseState();
    ledger.startAgain();
    ledger.sendAndStopInTheMiddle(history.journal().subList(2 * quarter, 3 * quarter));
    ledger.forgetThatItStoppedCleanly();
    ledger.startAgain();
    assertThat(ledger.canary()).as("the local copy is not trusted after a kill").doesNotExist();
    ledger.send(history.journal().subList(3 * quarter, history.journal().size()));

    JournalReplay replay = theTopicsAreTheReplays();
    nothingOfTheHistoryIsLost(history, replay);
    everyFigureIsTheOracles(replay);
    decisionsAreTheOracles(history, replay);
    importsAreCounted(history);
    theRestoredStateIsTheReplays();
  }

  /** Case 14, with more charges than one step restates: the topology's own ticks do the rest. */
  @Test
  void aRateRestatesAllThatWaitForItOverSeveralSteps() throws Exception {
    int many = 5_002;
    Instant time = Instant.parse("2024-03-05T12:00:00Z");
    LocalDate day = LocalDate.parse("2024-03-05");
    Conversion known = new Conversion(Kind.PROVISIONAL, day, Optional.of(new BigDecimal(7)));
    List<Said> journal = new ArrayList<>();
    journal.add(Histories.sample(SEED, 1).journal().get(0));
    for (int i = 0; i < many; i++) {
      journal.add(new Said(oneDollar("many-" + i, day, known), time));
    }
    journal.add(new Said(new RateEntry("berlin", "USD", day, new BigDecimal(8)), time));

    ledger.send(journal);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        SaidUsage.on(ledger.bootstrap())
                            .find("berlin", "ads", "2024-03-05")
                            .map(Usage::spent))
                    .contains(new BigDecimal(8 * many)));
    everyFigureIsTheOracles(theTopicsAreTheReplays());
  }

  private static ChargeEntry oneDollar(String id, LocalDate day, Conversion known) {
    return new ChargeEntry(
            "berlin",
            "feed",
            id,
            new ChargeVersion(1, 0),
            "said",
            new Money(BigDecimal.ONE, "USD"),
            Optional.empty(),
            List.of(new Part("ads", new When.On(day), BigDecimal.ONE, BigDecimal.ZERO)),
            known,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty())
        .converted(known);
  }

  /** Invariant D: also of a copy that was made anew from the changelog. */
  private void theRestoredStateIsTheReplays() throws Exception {
    Map<Integer, String> restored = ledger.restored();
    assertThat(restored)
        .isNotEmpty()
        .isEqualTo(JournalReplay.upTo(ledger.bootstrap(), ledger.applied()).digests());
  }

  private static void nothingOfTheHistoryIsLost(History history, JournalReplay replay) {
    Map<String, List<String>> sent = new TreeMap<>();
    // Read back, as a set comes out in another order.
    history
        .journal()
        .forEach(
            said -> add(sent, BusJson.read(BusJson.write(said.entry()), said.entry().getClass())));
    Map<String, List<String>> kept = new TreeMap<>();
    replay.entries().forEach(each -> add(kept, each.entry()));
    assertThat(kept).isEqualTo(sent);
  }

  private static void add(Map<String, List<String>> byTenant, Entry entry) {
    if (!(entry instanceof TickEntry)) {
      byTenant
          .computeIfAbsent(LedgerOnBroker.tenant(entry), any -> new ArrayList<>())
          .add(new String(BusJson.write(entry), StandardCharsets.UTF_8));
    }
  }

  /** With the topology's own ticks where it wrote them: they decide which rate is the last. */
  private static Map<Integer, List<Said>> journals(JournalReplay replay) {
    Map<Integer, List<Said>> journals = new TreeMap<>();
    for (Replayed each : replay.entries()) {
      journals
          .computeIfAbsent(each.partition(), any -> new ArrayList<>())
          .add(new Said(each.entry(), each.position().time()));
    }
    return journals;
  }

  private void everyFigureIsTheOracles(JournalReplay replay) {
    SaidUsage said = SaidUsage.on(ledger.bootstrap());
    for (List<Said> journal : journals(replay).values()) {
      Oracle oracle = Oracle.of(journal);
      assertThat(
              Differences.saidFigures(
                  oracle, cell -> said.find(cell.tenant(), cell.node(), cell.period())))
          .isEmpty();
    }
  }

  private JournalReplay theTopicsAreTheReplays() {
    JournalReplay[] last = new JournalReplay[1];
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              last[0] = JournalReplay.of(ledger.bootstrap());
              assertThat(last[0].differences(SaidUsage.on(ledger.bootstrap()), ledger.decisions()))
                  .isEmpty();
            });
    return last[0];
  }

  private void decisionsAreTheOracles(History history, JournalReplay replay) {
    List<Decision> decisions = ledger.decisions();
    assertThat(decisions).hasSizeGreaterThan(10);
    journals(replay)
        .values()
        .forEach(
            journal -> {
              Oracle oracle = Oracle.of(journal);
              assertThat(
                      Differences.decisions(
                          oracle,
                          decisions.stream()
                              .filter(decision -> oracle.tenants().contains(decision.tenant()))
                              .toList()))
                  .isEmpty();
            });
    Map<String, List<Decision>> byTenant = new TreeMap<>();
    decisions.forEach(
        each -> byTenant.computeIfAbsent(each.tenant(), any -> new ArrayList<>()).add(each));
    byTenant.forEach((tenant, own) -> DecisionChecks.check(own, history.revisions().get(tenant)));
  }

  /** Invariant B, as whoever waits for an import is told. */
  private void importsAreCounted(History history) {
    // A reversal is no row's: it says of an earlier one that a later snapshot has it no more.
    List<String> outcomes =
        Oracle.of(history.journal()).outcomes().stream()
            .filter(outcome -> !outcome.equals("reversed"))
            .toList();
    Map<String, Map<String, Long>> expected = new TreeMap<>();
    int number = 0;
    for (Said said : history.journal()) {
      if (said.entry() instanceof ChargeEntry charge) {
        String outcome = outcomes.get(number++);
        charge
            .importId()
            .ifPresent(
                file ->
                    expected
                        .computeIfAbsent(file, any -> new TreeMap<>())
                        .merge(outcome, 1L, Long::sum));
      }
    }
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.counted()).isEqualTo(expected));
  }
}
