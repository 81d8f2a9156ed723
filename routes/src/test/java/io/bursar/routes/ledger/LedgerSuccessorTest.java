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
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.DeclareReply;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.streams.WriteBehindStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A ledger that stops after an entry was committed and before what followed from it was said: its
 * successor, which has the state and nothing else, says it.
 */
class LedgerSuccessorTest {

  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-10");

  private final WriteBehindStore store =
      new WriteBehindStore(
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(LedgerTopology.STORE),
                  Serdes.Bytes(),
                  Serdes.ByteArray())
              .withLoggingDisabled()
              .withCachingDisabled()
              .build());
  private MockProcessorContext<String, byte[]> context;
  private LedgerProcessor ledger;
  private long offset;

  @BeforeEach
  void start() {
    store.init(new MockProcessorContext<String, byte[]>().getStateStoreContext(), store);
    succeed();
  }

  @Test
  void aBudgetThatWasDeclaredIsSaid() {
    journal(EventType.DECLARE, acme("400"), NOON);
    succeed();
    say();

    assertThat(budget("2026-11")).contains(new BigDecimal("400"));
  }

  @Test
  void aDayBudgetThatATickFixedIsSaid() {
    journal(EventType.DECLARE, acme("300"), NOON);
    journal(EventType.TICK, new TickEntry(), NOON);
    say();
    succeed();
    journal(EventType.TICK, new TickEntry(), NOON.plusSeconds(86_400));
    succeed();
    say();

    // 300 over the 20 days from the 11th on.
    assertThat(budget("2026-11-11")).contains(new BigDecimal("15"));
  }

  @Test
  void whatWasSaidIsNotSaidAgain() {
    journal(EventType.DECLARE, acme("400"), NOON);
    say();
    succeed();
    journal(EventType.TICK, new TickEntry(), NOON);
    say();

    assertThat(said(EventType.USAGE, UsageEvent.class))
        .filteredOn(event -> event.bucket().equals("2026-11"))
        .allSatisfy(event -> assertThat(event.offset()).isEqualTo(1));
    succeed();
    say();
    assertThat(context.forwarded()).isEmpty();
  }

  @Test
  void aCalendarThatWasGivenUpStopsNothing() {
    journal(EventType.DECLARE, acme("400", 1, 4), NOON);
    journal(EventType.DECLARE, acme("500", 2, 1), NOON);
    succeed();
    journal(EventType.DECLARE, acme("600", 3, 1), NOON);
    say();

    assertThat(budget("2026-11")).contains(new BigDecimal("600"));
    assertThat(said(EventType.DECLARE_REPLY, DeclareReply.class)).allMatch(DeclareReply::accepted);
  }

  @Test
  void theLastRowsOfAnImportAreCountedForWhoWaits() {
    journal(EventType.DECLARE, acme("400"), NOON);
    journal(EventType.CHARGE, charge("a1"), NOON);
    say();
    journal(EventType.CHARGE, charge("a1"), NOON);
    succeed();
    say();

    assertThat(said(EventType.IMPORT_COUNTS, ImportCounts.class))
        .singleElement()
        .isEqualTo(new ImportCounts("acme", "file-1", 1, 0, 1, 0, 0, 0, 2));
  }

  @Test
  void rowsThatCleanReadAgainAreCountedOnce() {
    journal(EventType.DECLARE, acme("400"), NOON);
    collected("collected/0/5", charge("a1"));
    collected("collected/1/2", charge("a2"));
    collected("collected/0/6", charge("a1"));
    succeed();
    // Clean was killed before it could say that it has read these.
    collected("collected/0/5", charge("a1"));
    collected("collected/0/6", charge("a1"));
    collected("collected/0/9", charge("a3"));
    collected("collected/1/2", charge("a2"));
    say();

    ImportCounts counts = said(EventType.IMPORT_COUNTS, ImportCounts.class).get(0);
    assertThat(counts.applied()).isEqualTo(3);
    assertThat(counts.duplicate()).isEqualTo(1);
    assertThat(counts.total()).isEqualTo(4);
  }

  private void collected(String place, Object entry) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_id", place.getBytes(StandardCharsets.UTF_8));
    journal(EventType.CHARGE, entry, NOON, headers);
  }

  /** The one before is gone as after a kill: nothing was closed. */
  private void succeed() {
    context = new MockProcessorContext<>();
    context.addStateStore(store);
    ledger =
        new LedgerProcessor(
            new LedgerMeter(new SimpleMeterRegistry()),
            new Traces(OpenTelemetry.noop().getTracer("test")),
            new EmitPace());
    ledger.init(context);
  }

  private void journal(EventType type, Object entry, Instant time) {
    journal(type, entry, time, new RecordHeaders());
  }

  private void journal(EventType type, Object entry, Instant time, RecordHeaders headers) {
    headers.add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
    context.setRecordMetadata("bursar.journal", 0, offset++);
    ledger.process(new Record<>("acme", BusJson.write(entry), time.toEpochMilli(), headers));
    store.flushCache();
  }

  private void say() {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(NOON.toEpochMilli());
    store.flushCache();
  }

  private Optional<BigDecimal> budget(String period) {
    return said(EventType.USAGE, UsageEvent.class).stream()
        .filter(event -> event.node().equals("search"))
        .flatMap(event -> event.periods().stream())
        .filter(usage -> usage.period().equals(period))
        .findFirst()
        .flatMap(usage -> usage.budget());
  }

  private <T> List<T> said(EventType type, Class<T> payload) {
    return context.forwarded().stream()
        .map(MockProcessorContext.CapturedForward::record)
        .filter(
            record ->
                JournalEntries.header(record.headers(), "ce_type")
                    .equals(Optional.of(type.typeName())))
        .map(record -> BusJson.read(record.value(), payload))
        .toList();
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
