package io.bursar.routes.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.AttributionRule.Share;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Amounts;
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

  /** Case 17. */
  @Test
  void aSharedCostCountsAtEachOfItsNodes() {
    assertThat(parts(cleaned(support("10"))))
        .containsExactly("acme/ads 5", "acme/cloud 3", "acme/unallocated 2");
    assertThat(parts(cleaned(support("20"))))
        .containsExactly("acme/ads 10", "acme/cloud 6", "acme/unallocated 4");
    assertThat(parts(cleaned(support("0.000000000003"))))
        .containsExactly(
            "acme/ads 0.000000000001", "acme/cloud 0", "acme/unallocated 0.000000000002");
  }

  @Test
  void theNodeThatTheSourceNamesGetsAllOfIt() {
    assertThat(parts(cleaned(support("10", Optional.of("acme/ads")))))
        .containsExactly("acme/ads 10");
  }

  @Test
  void aSharedCostThatIsSpreadCountsAtEachNodeOnEachDay() {
    ChargeEntry entry = cleaned(support("100").over(days("2026-11-29", "2026-12-01")));

    assertThat(parts(entry))
        .containsExactly(
            "acme/ads 16.666666666666",
            "acme/ads 16.666666666666",
            "acme/ads 16.666666666668",
            "acme/cloud 10",
            "acme/cloud 10",
            "acme/cloud 10",
            "acme/unallocated 6.666666666666",
            "acme/unallocated 6.666666666666",
            "acme/unallocated 6.666666666668");
    assertThat(entry.parts().get(5).when()).isEqualTo(new When.On(LocalDate.parse("2026-12-01")));
    ChargeEntry converted = cleaned(support("100", "USD").over(days("2026-01-01", "2026-12-31")));
    assertThat(converted.parts()).hasSize(3 * 365);
    assertThat(sum(converted.parts().stream().map(Part::ledger).toList()))
        .isEqualByComparingTo("712.34");
  }

  @Test
  void moreOfPartsThanTheLedgerKeepsAreRefused() {
    BusRecord record =
        BusRecord.of(
            "k",
            EventType.CHARGE_COLLECTED,
            "id",
            BusJson.write(
                charge("10", "CNY", "Licences", Optional.empty())
                    .over(days("2026-01-01", "2036-01-07"))));

    Cleaner.Cleaned cleaned = cleaner.clean(List.of(record));

    assertThat(cleaned.entries()).isEmpty();
    assertThat(new String(cleaned.rejected().get(0).value(), StandardCharsets.UTF_8))
        .contains("BUR-1608", "21954 (days times nodes)");
  }

  private static List<String> parts(ChargeEntry entry) {
    return entry.parts().stream()
        .map(part -> part.node() + " " + Amounts.text(part.ledger()))
        .toList();
  }

  private static Collected.Charge support(String amount) {
    return support(amount, "CNY");
  }

  private static Collected.Charge support(String amount, String currency) {
    return charge(amount, currency, "Support", Optional.empty());
  }

  private static Collected.Charge support(String amount, Optional<String> node) {
    return charge(amount, "CNY", "Support", node);
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
    return charge(amount, currency, "Hosting", Optional.of("acme"));
  }

  private static Collected.Charge charge(
      String amount, String currency, String service, Optional<String> node) {
    return new Collected.Charge(
        "acme",
        "shop",
        "a",
        1,
        new When.On(LocalDate.parse("2026-02-05")),
        new BigDecimal(amount),
        Optional.empty(),
        currency,
        node,
        Map.of("ServiceName", service),
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
        List.of(node("ads"), node("cloud")),
        List.of(),
        List.of(),
        Set.of(),
        List.of(
            new AttributionRule(
                "service == 'Support'",
                "acme/unallocated",
                List.of(share("acme/ads", "0.5"), share("acme/cloud", "0.3")),
                "tenant.yaml:1"),
            new AttributionRule(
                "service == 'Licences'",
                "acme/unallocated",
                List.of(
                    share("acme/ads", "0.2"),
                    share("acme/cloud", "0.1"),
                    share("acme", "0.1"),
                    share("acme/a", "0.1"),
                    share("acme/b", "0.1")),
                "tenant.yaml:2")),
        List.of(),
        "somebody");
  }

  private static Share share(String node, String part) {
    return new Share(node, new BigDecimal(part));
  }

  private static Node node(String name) {
    return new Node(
        "acme/" + name, name, List.of(new Node.Placement("acme", LocalDate.EPOCH)), Map.of());
  }
}
