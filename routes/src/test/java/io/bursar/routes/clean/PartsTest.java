package io.bursar.routes.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** LEDGER.md, cases 15, 16 and 17 as far as clean decides them: where and when a charge counts. */
class PartsTest {

  private static final List<RateEntry> RATES =
      List.of(
          new RateEntry("acme", "USD", LocalDate.parse("2026-02-05"), new BigDecimal("7.1234")));

  private final Cleaner cleaner =
      new Cleaner(
          new AcceptedRules(tenant -> Optional.of(new RevisionEvent(1, "h", acme(), RATES))),
          () -> {},
          new StageMeter(
              new SimpleMeterRegistry(), StageName.of("clean"), Term.APPLIED, Term.REJECTED));

  /** Case 15. */
  @Test
  void aYearlyInvoiceCountsOnEachDayOfItsYear() {
    ChargeEntry entry = cleaned(charge("365", "CNY").over(days("2026-01-01", "2026-12-31")));

    assertThat(entry.billed().amount()).isEqualByComparingTo("365");
    assertThat(entry.parts()).hasSize(365);
    LocalDate day = LocalDate.parse("2026-01-01");
    for (Part part : entry.parts()) {
      assertThat(part.node()).isEqualTo("acme");
      assertThat(part.when()).isEqualTo(new When.On(day));
      assertThat(part.counted()).isEqualByComparingTo("1");
      assertThat(part.ledger()).isEqualByComparingTo("1");
      day = day.plusDays(1);
    }
  }

  /** Case 16. */
  @Test
  void theLastDayTakesTheRest() {
    ChargeEntry entry = cleaned(charge("100", "CNY").over(days("2026-11-29", "2026-12-01")));

    assertThat(entry.parts())
        .extracting(Part::ledger)
        .containsExactly(
            new BigDecimal("33.333333333333"),
            new BigDecimal("33.333333333333"),
            new BigDecimal("33.333333333334"));
  }

  @Test
  void thePartsOfAConvertedChargeAddUpToTheConvertedWhole() {
    ChargeEntry entry = cleaned(charge("100", "USD").over(days("2024-01-01", "2024-12-31")));

    assertThat(entry.conversion().kind()).isEqualTo(Kind.FINAL);
    assertThat(entry.conversion().day()).isEqualTo("2026-02-05");
    assertThat(entry.parts()).hasSize(366);
    assertThat(sum(entry.parts().stream().map(Part::ledger).toList()))
        .isEqualByComparingTo("712.34");
    assertThat(sum(entry.parts().stream().map(Part::counted).toList())).isEqualByComparingTo("100");
  }

  @Test
  void withoutARateEachPartWaitsForOne() {
    ChargeEntry entry = cleaned(charge("100", "XAU").over(days("2026-11-29", "2026-12-01")));

    assertThat(entry.conversion().kind()).isEqualTo(Kind.UNRATED);
    assertThat(entry.parts()).hasSize(3).allMatch(part -> part.ledger().signum() == 0);
  }

  @Test
  void aSpanThatIsNoneIsRefusedHoweverItCame() {
    String json =
        new String(
            BusJson.write(charge("1", "CNY").over(days("2026-01-01", "2026-12-31"))),
            StandardCharsets.UTF_8);
    byte[] endless = json.replace("2026-12-31", "9999-12-31").getBytes(StandardCharsets.UTF_8);

    Cleaner.Cleaned cleaned =
        cleaner.clean(List.of(BusRecord.of("k", EventType.CHARGE_COLLECTED, "id", endless)));

    assertThat(cleaned.entries()).isEmpty();
    assertThat(new String(cleaned.rejected().get(0).value(), StandardCharsets.UTF_8))
        .contains("BUR-1601", "a charge can be spread over at most 3660");
  }

  private ChargeEntry cleaned(Collected charge) {
    BusRecord record = BusRecord.of("k", EventType.CHARGE_COLLECTED, "id", BusJson.write(charge));
    Cleaner.Cleaned cleaned = cleaner.clean(List.of(record));
    assertThat(cleaned.rejected()).isEmpty();
    return BusJson.read(cleaned.entries().get(0).value(), ChargeEntry.class);
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static DaySpan days(String first, String last) {
    return new DaySpan(LocalDate.parse(first), LocalDate.parse(last));
  }

  private static Collected.Charge charge(String amount, String currency) {
    return new Collected.Charge(
        "acme",
        "shop",
        "a",
        1,
        new When.On(LocalDate.parse("2026-02-05")),
        new BigDecimal(amount),
        Optional.empty(),
        currency,
        Optional.of("acme"),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private static TenantConfiguration acme() {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
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
