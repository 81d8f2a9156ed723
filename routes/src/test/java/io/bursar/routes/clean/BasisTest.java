package io.bursar.routes.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.When;
import io.bursar.core.period.FiscalYear;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cost counts, and on which days anything can: LEDGER.md, case 19, and fiscal years. */
class BasisTest {

  private static final RateEntry RATE =
      new RateEntry("acme", "USD", LocalDate.parse("2026-11-05"), new BigDecimal("7.1234"));

  @ParameterizedTest
  @CsvSource({
    "EFFECTIVE, 0, 3, CNY, 3, 3",
    "EFFECTIVE, 0, 3, USD, 3, 21.3702",
    "EFFECTIVE, 1200, 0, CNY, 0, 0",
    "EFFECTIVE, 5, , CNY, 5, 5",
    "BILLED, 0, 3, CNY, 0, 0",
    "BILLED, 5, 3, USD, 5, 35.617",
  })
  void theTenantsCostCountsAndTheOtherIsKeptBesideIt(
      Basis basis,
      BigDecimal billed,
      BigDecimal effective,
      String currency,
      BigDecimal counted,
      BigDecimal ledger) {
    ChargeEntry entry =
        entry(clean(acme(basis, List.of()), charge(billed, effective, currency, "2026-11-05")));

    assertThat(entry.billed().amount()).isEqualByComparingTo(billed);
    assertThat(entry.effective()).isEqualTo(Optional.ofNullable(effective));
    assertThat(entry.parts()).hasSize(1);
    assertThat(entry.parts().get(0).counted()).isEqualByComparingTo(counted);
    assertThat(entry.parts().get(0).ledger()).isEqualByComparingTo(ledger);
  }

  @Test
  void theEffectiveCostIsWhatIsSpread() {
    Collected.Charge fee =
        charge(BigDecimal.ZERO, new BigDecimal(30), "CNY", "2026-11-01")
            .over(new DaySpan(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30")));

    assertThat(entry(clean(acme(Basis.EFFECTIVE, List.of()), fee)).parts())
        .hasSize(30)
        .allMatch(part -> part.ledger().compareTo(BigDecimal.ONE) == 0);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, false",
    "2026-02-01, true",
    "2027-01-30, true",
    "2027-01-31, false",
  })
  void onADayOutsideOfTheFiscalYearsNothingCounts(String day, boolean counts) {
    List<FiscalYear> years =
        List.of(FiscalYear.of(2026, LocalDate.parse("2026-02-01"), List.of(4, 4, 5)));

    Cleaner.Cleaned cleaned =
        clean(acme(Basis.BILLED, years), charge(BigDecimal.TEN, null, "CNY", day));

    assertThat(cleaned.entries()).hasSize(counts ? 1 : 0);
    if (!counts) {
      assertThat(new String(cleaned.rejected().get(0).value(), StandardCharsets.UTF_8))
          .contains("BUR-1607", "shop/a, when", "'" + day + "'", "Append the year");
    }
  }

  /** The day is the tenant's: an hour that the zone skips is in no charge's way. */
  @ParameterizedTest
  @CsvSource({
    "America/Sao_Paulo, 2018-11-04T02:59:59.999Z, 2018-11-03",
    "America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-04",
    "Asia/Beirut, 2026-03-28T22:00:00Z, 2026-03-29",
    "Australia/Lord_Howe, 2026-04-05T13:29:59Z, 2026-04-05",
    "Asia/Kathmandu, 2026-10-31T18:15:00Z, 2026-11-01",
  })
  void theRateIsThatOfTheTenantsDay(ZoneId zone, Instant at, LocalDate day) {
    Collected.Charge charge =
        new Collected.Charge(
            "acme",
            "shop",
            "a",
            1,
            new When.At(at),
            BigDecimal.TEN,
            Optional.empty(),
            "USD",
            Optional.of("acme"),
            Map.of(),
            Map.of(),
            Optional.empty());

    ChargeEntry entry = entry(clean(acme(zone, Basis.BILLED, List.of()), charge));

    assertThat(entry.conversion().day()).isEqualTo(day);
    assertThat(entry.parts()).extracting(Part::when).containsExactly(new When.At(at));
  }

  private static Cleaner.Cleaned clean(TenantConfiguration acme, Collected.Charge charge) {
    Cleaner cleaner =
        new Cleaner(
            new AcceptedRules(
                tenant -> Optional.of(new RevisionEvent(1, "h", acme, List.of(RATE)))),
            () -> {},
            new StageMeter(
                new SimpleMeterRegistry(), StageName.of("clean"), Term.APPLIED, Term.REJECTED));
    return cleaner.clean(
        List.of(BusRecord.of("k", EventType.CHARGE_COLLECTED, "id", BusJson.write(charge))));
  }

  private static ChargeEntry entry(Cleaner.Cleaned cleaned) {
    assertThat(cleaned.rejected()).isEmpty();
    return BusJson.read(cleaned.entries().get(0).value(), ChargeEntry.class);
  }

  private static Collected.Charge charge(
      BigDecimal billed, BigDecimal effective, String currency, String day) {
    return new Collected.Charge(
        "acme",
        "shop",
        "a",
        1,
        new When.On(LocalDate.parse(day)),
        billed,
        Optional.ofNullable(effective),
        currency,
        Optional.of("acme"),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private static TenantConfiguration acme(Basis basis, List<FiscalYear> years) {
    return acme(ZoneId.of("Asia/Shanghai"), basis, years);
  }

  private static TenantConfiguration acme(ZoneId zone, Basis basis, List<FiscalYear> years) {
    return new TenantConfiguration(
            "acme",
            "CNY",
            zone,
            basis,
            1,
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            "somebody")
        .withFiscalYears(years);
  }
}
