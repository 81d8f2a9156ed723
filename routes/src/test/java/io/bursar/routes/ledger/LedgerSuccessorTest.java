package io.bursar.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import io.bursar.core.period.PeriodKind;
import io.bursar.routes.bus.DeclareReply;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A ledger that stops after an entry was committed and before what followed from it was said: its
 * successor, which has the state and nothing else, says it.
 */
class LedgerSuccessorTest {

  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-10");

  private final LedgerAlone ledger = new LedgerAlone();

  @Test
  void aBudgetThatWasDeclaredIsSaid() {
    ledger.journal(EventType.DECLARE, acme("400"), NOON);
    ledger.succeed();
    ledger.say(NOON);

    assertThat(budget("2026-11")).contains(new BigDecimal("400"));
  }

  @Test
  void aDayBudgetThatATickFixedIsSaid() {
    ledger.journal(EventType.DECLARE, acme("300"), NOON);
    ledger.journal(EventType.TICK, new TickEntry(), NOON);
    ledger.say(NOON);
    ledger.succeed();
    ledger.journal(EventType.TICK, new TickEntry(), NOON.plusSeconds(86_400));
    ledger.succeed();
    ledger.say(NOON);

    // 300 over the 20 days from the 11th on.
    assertThat(budget("2026-11-11")).contains(new BigDecimal("15"));
  }

  @Test
  void whatWasSaidIsNotSaidAgain() {
    ledger.journal(EventType.DECLARE, acme("400"), NOON);
    ledger.say(NOON);
    ledger.succeed();
    ledger.journal(EventType.TICK, new TickEntry(), NOON);
    ledger.say(NOON);

    assertThat(ledger.said(EventType.USAGE, UsageEvent.class))
        .filteredOn(event -> event.bucket().equals("2026-11"))
        .allSatisfy(event -> assertThat(event.offset()).isEqualTo(1));
    ledger.succeed();
    ledger.say(NOON);
    assertThat(ledger.saidNothing()).isTrue();
  }

  @Test
  void aCalendarThatWasGivenUpStopsNothing() {
    ledger.journal(EventType.DECLARE, acme("400", 1, 4), NOON);
    ledger.journal(EventType.DECLARE, acme("500", 2, 1), NOON);
    ledger.succeed();
    ledger.journal(EventType.DECLARE, acme("600", 3, 1), NOON);
    ledger.say(NOON);

    assertThat(budget("2026-11")).contains(new BigDecimal("600"));
    assertThat(ledger.said(EventType.DECLARE_REPLY, DeclareReply.class))
        .allMatch(DeclareReply::accepted);
  }

  @Test
  void theLastRowsOfAnImportAreCountedForWhoWaits() {
    ledger.journal(EventType.DECLARE, acme("400"), NOON);
    ledger.journal(EventType.CHARGE, charge("a1"), NOON);
    ledger.say(NOON);
    ledger.journal(EventType.CHARGE, charge("a1"), NOON);
    ledger.succeed();
    ledger.say(NOON);

    assertThat(ledger.said(EventType.IMPORT_COUNTS, ImportCounts.class))
        .singleElement()
        .isEqualTo(new ImportCounts("acme", "file-1", 1, 0, 1, 0, 0, 0, 2));
  }

  @Test
  void rowsThatCleanReadAgainAreCountedOnce() {
    ledger.journal(EventType.DECLARE, acme("400"), NOON);
    ledger.collected("collected/0/5", EventType.CHARGE, charge("a1"), NOON);
    ledger.collected("collected/1/2", EventType.CHARGE, charge("a2"), NOON);
    ledger.collected("collected/0/6", EventType.CHARGE, charge("a1"), NOON);
    ledger.succeed();
    // Clean was killed before it could say that it has read these.
    ledger.collected("collected/0/5", EventType.CHARGE, charge("a1"), NOON);
    ledger.collected("collected/0/6", EventType.CHARGE, charge("a1"), NOON);
    ledger.collected("collected/0/9", EventType.CHARGE, charge("a3"), NOON);
    ledger.collected("collected/1/2", EventType.CHARGE, charge("a2"), NOON);
    ledger.say(NOON);

    ImportCounts counts = ledger.said(EventType.IMPORT_COUNTS, ImportCounts.class).get(0);
    assertThat(counts.applied()).isEqualTo(3);
    assertThat(counts.duplicate()).isEqualTo(1);
    assertThat(counts.total()).isEqualTo(4);
  }

  private Optional<BigDecimal> budget(String period) {
    return ledger.said(EventType.USAGE, UsageEvent.class).stream()
        .filter(event -> event.node().equals("search"))
        .flatMap(event -> event.periods().stream())
        .filter(usage -> usage.period().equals(period))
        .findFirst()
        .flatMap(usage -> usage.budget());
  }

  private static ChargeEntry charge(String id) {
    return new ChargeEntry(
        "acme",
        "feed",
        id,
        new ChargeVersion(1, 0),
        "content",
        new Money(BigDecimal.TEN, "CNY"),
        Optional.empty(),
        List.of(new Part("search", new When.On(DAY), BigDecimal.TEN, BigDecimal.TEN)),
        new Conversion(Conversion.Kind.SAME, DAY, Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.of("file-1"));
  }

  private static DeclareEntry acme(String month) {
    return acme(month, 1, 1);
  }

  private static DeclareEntry acme(String month, long revision, int yearStart) {
    TenantConfiguration configuration =
        new TenantConfiguration(
            "acme",
            "CNY",
            ZoneOffset.UTC,
            TenantConfiguration.Basis.BILLED,
            yearStart,
            List.of(
                new Node(
                    "search",
                    "search",
                    List.of(new Node.Placement("acme", LocalDate.EPOCH)),
                    Map.of())),
            List.of(
                new Budget(
                    "search",
                    PeriodKind.MONTH,
                    Optional.of(new BigDecimal(month)),
                    Map.of(),
                    Budget.Pace.NONE),
                new Budget("search", PeriodKind.DAY, Optional.empty(), Map.of(), Budget.Pace.EVEN)),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            "owner");
    return new DeclareEntry(revision, "hash-" + revision, configuration);
  }
}
