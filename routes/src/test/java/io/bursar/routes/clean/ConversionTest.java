package io.bursar.routes.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.When;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LEDGER.md cases 13 and 14 as far as clean decides them: which rate, and what comes of it. */
class ConversionTest {

  private static final List<RateEntry> RATES =
      List.of(
          rate("USD", "2026-11-03", "7.10"),
          rate("USD", "2026-11-05", "7.1234"),
          rate("USD", "2026-11-09", "7.30"),
          rate("JPY", "2026-11-05", "0.0471234567890125"));

  private final Cleaner cleaner =
      new Cleaner(
          new AcceptedRules(tenant -> Optional.of(new RevisionEvent(1, "h", acme(), RATES))),
          () -> {},
          new StageMeter(
              new SimpleMeterRegistry(), StageName.of("clean"), Term.APPLIED, Term.REJECTED));

  @ParameterizedTest
  @CsvSource({
    // Case 13.
    "10, USD, 2026-11-05, FINAL, 7.1234, 71.234",
    // Case 14: the last one known before, never a later one.
    "10, USD, 2026-11-04, PROVISIONAL, 7.1, 71",
    "10, USD, 2026-11-08, PROVISIONAL, 7.1234, 71.234",
    "10, USD, 2027-11-08, PROVISIONAL, 7.3, 73",
    "-10, USD, 2026-11-03, FINAL, 7.1, -71",
    "10, USD, 2026-11-02, UNRATED, , 0",
    "10, EUR, 2026-11-05, UNRATED, , 0",
    "10.000000000001, CNY, 2026-11-05, SAME, 1, 10.000000000001",
    // Once, half to even, at scale 12: ...890125 and ...670375 end in a half.
    "1, JPY, 2026-11-05, FINAL, 0.0471234567890125, 0.047123456789",
    "3, JPY, 2026-11-05, FINAL, 0.0471234567890125, 0.141370370367",
    "1000, JPY, 2026-11-05, FINAL, 0.0471234567890125, 47.123456789012",
    "3000, JPY, 2026-11-05, FINAL, 0.0471234567890125, 141.370370367038"
  })
  void moneyBecomesLedgerMoney(
      String amount, String currency, LocalDate day, Kind kind, String rate, String ledger) {
    ChargeEntry entry = cleaned(amount, currency, day);

    assertThat(entry.billed().amount()).isEqualByComparingTo(amount);
    assertThat(entry.billed().currency()).isEqualTo(currency);
    assertThat(entry.conversion().kind()).isEqualTo(kind);
    assertThat(entry.conversion().rate()).isEqualTo(Optional.ofNullable(rate).map(BigDecimal::new));
    assertThat(entry.parts()).hasSize(1);
    assertThat(entry.parts().get(0).ledger()).isEqualByComparingTo(ledger);
  }

  private ChargeEntry cleaned(String amount, String currency, LocalDate day) {
    Collected charge =
        new Collected.Charge(
            "acme",
            "shop",
            "a",
            1,
            new When.On(day),
            new BigDecimal(amount),
            Optional.empty(),
            currency,
            Optional.of("acme"),
            Map.of(),
            Map.of(),
            Optional.empty());
    BusRecord record = BusRecord.of("k", EventType.CHARGE_COLLECTED, "id", BusJson.write(charge));
    Cleaner.Cleaned cleaned = cleaner.clean(List.of(record));
    assertThat(cleaned.rejected()).isEmpty();
    return BusJson.read(cleaned.entries().get(0).value(), ChargeEntry.class);
  }

  private static RateEntry rate(String currency, String day, String rate) {
    return new RateEntry("acme", currency, LocalDate.parse(day), new BigDecimal(rate));
  }

  private static TenantConfiguration acme() {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneOffset.UTC,
        TenantConfiguration.Basis.BILLED,
        1,
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        "somebody");
  }
}
