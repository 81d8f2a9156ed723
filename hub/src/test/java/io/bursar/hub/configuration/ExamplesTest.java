package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.AttributionRule.Share;
import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Budget.Pace;
import io.bursar.core.configuration.Feed;
import io.bursar.core.configuration.Holiday;
import io.bursar.core.configuration.HubConfiguration;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Alert;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Base;
import io.bursar.core.configuration.Policy.Direction;
import io.bursar.core.configuration.Policy.On;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.configuration.Policy.Size;
import io.bursar.core.configuration.Price;
import io.bursar.core.configuration.Promotion;
import io.bursar.core.configuration.Rate;
import io.bursar.core.configuration.Target;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.FiscalYear;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import io.bursar.hub.configuration.LoadedConfiguration.Refused;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {

  private static HubConfiguration accepted(Path folder) {
    LoadedConfiguration loaded = Folders.load(folder);
    assertThat(loaded.lints()).isEmpty();
    return ((Accepted) loaded).configuration();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "config/examples/everything", "config/examples/first-budget"})
  void isAcceptedWithoutAWord(String folder) {
    assertThat(accepted(Folders.repository().resolve(folder)).tenants()).isNotEmpty();
  }

  @Test
  void shippedFolderIsTheDefaultTenant() {
    TenantConfiguration tenant =
        accepted(Folders.repository().resolve("config")).tenants().get(0).configuration();
    assertThat(tenant)
        .isEqualTo(
            new TenantConfiguration(
                "default",
                "USD",
                ZoneId.of("UTC"),
                TenantConfiguration.Basis.BILLED,
                1,
                List.of(),
                List.of(),
                List.of(),
                java.util.Set.of(),
                List.of(),
                List.of(),
                "lin"));
  }

  @Test
  void defaultTenantTakesItsCurrencyFromTheEnvironment(@TempDir Path folder) {
    Path missing = folder.resolve("not-there");
    Accepted loaded = (Accepted) Folders.load(missing, Map.of("BURSAR_CURRENCY", "EUR"));
    assertThat(loaded.configuration().tenants().get(0).configuration().currency()).isEqualTo("EUR");

    Refused refused = (Refused) Folders.load(missing, Map.of("BURSAR_CURRENCY", "EURO$"));
    assertThat(refused.lints())
        .singleElement()
        .extracting(lint -> lint.text())
        .asString()
        .startsWith("environment BURSAR_CURRENCY: error BUR-1423: not a currency \"EURO$\"");
  }

  @Test
  void fiscalYearsAndSharesBecomeWhatTheySay() {
    TenantConfiguration retail = accepted(Folders.everything()).tenants().get(1).configuration();
    assertThat(retail.fiscalYears())
        .startsWith(
            FiscalYear.of(2026, LocalDate.of(2026, 2, 1), List.of(4, 4, 5)),
            FiscalYear.of(2027, LocalDate.of(2027, 1, 31), List.of(4, 4, 5)))
        .endsWith(
            new FiscalYear(
                2028, LocalDate.of(2028, 1, 30), List.of(4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6)));
    assertThat(retail.calendar().parse("FY2028-P12").last()).isEqualTo("2029-02-03");
    assertThat(retail.rules())
        .containsExactly(
            new AttributionRule(
                "service == \"Support\"",
                "retail/unallocated",
                List.of(
                    new Share("retail/stores", new BigDecimal("0.5")),
                    new Share("retail/web", new BigDecimal("0.3"))),
                "tenants/retail/tenant.yaml:14"));
  }

  @Test
  void everyKeyBecomesWhatItSays() {
    HubConfiguration hub = accepted(Folders.everything());
    TenantConfiguration acme = hub.tenants().get(0).configuration();
    assertThat(acme.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(acme.nodes())
        .extracting(Node::id)
        .containsExactly(
            "acme/ads",
            "acme/ads/search",
            "s1",
            "acme/cloud",
            "acme/cloud/compute",
            "acme/cloud/storage");
    assertThat(acme.nodes().get(2).labels())
        .isEqualTo(Map.of("owner", "lin", "cost-centre", "4711"));
    assertThat(acme.nodes().get(2).placements().get(0).parent()).isEqualTo("acme/ads");
    assertThat(acme.rules())
        .extracting(rule -> rule.node() + " " + rule.place())
        .containsExactly(
            "acme/ads/search tenants/acme/tenant.yaml:18",
            "s1 tenants/acme/tenant.yaml:20",
            "acme/cloud/compute tenants/acme/tenant.yaml:22",
            "acme/cloud tenants/acme/tenant.yaml:24");
    assertThat(acme.rules()).allMatch(rule -> rule.shares().isEmpty());
    assertThat(acme.rateCard())
        .contains(new Price("clicks", new BigDecimal("0.02"), "CNY", LocalDate.of(2026, 1, 1)));
    assertThat(acme.freezeDays()).contains(LocalDate.of(2026, 11, 11));
    assertThat(acme.promotions())
        .containsExactly(
            new Promotion("Singles' Day", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 11)),
            new Promotion("Open Day", LocalDate.of(2026, 11, 7), LocalDate.of(2026, 11, 7)),
            new Promotion("618", LocalDate.of(2027, 5, 31), LocalDate.of(2027, 6, 20)));
    assertThat(acme.holidays())
        .containsExactly(
            new Holiday(LocalDate.of(2026, 10, 1), Optional.of("National Day")),
            new Holiday(LocalDate.of(2026, 10, 2), Optional.empty()),
            new Holiday(LocalDate.of(2026, 12, 25), Optional.of("Christmas")));
    assertThat(acme.budgets())
        .contains(
            new Budget("acme/ads", PeriodKind.DAY, Optional.empty(), Map.of(), Pace.EVEN),
            new Budget(
                "acme/ads",
                PeriodKind.MONTH,
                Optional.of(new BigDecimal("600")),
                Map.of("2026-11", new BigDecimal("700"), "2026-12", new BigDecimal("800")),
                Pace.NONE),
            new Budget(
                "s1", PeriodKind.MONTH, Optional.of(new BigDecimal("200")), Map.of(), Pace.NONE));
    assertThat(hub.tenants().get(0).rates())
        .contains(new Rate("USD", LocalDate.of(2026, 11, 1), new BigDecimal("7.1234")));
  }

  @Test
  void policyIsWhatItsOwnerWrote() {
    TenantConfiguration acme = accepted(Folders.everything()).tenants().get(0).configuration();
    Policy founding = acme.policies().get(0);
    assertThat(founding.then())
        .containsExactly(
            new Alert(Severity.WARNING, List.of("finance-chat")),
            new Allot(
                Direction.CUT,
                PeriodKind.DAY,
                On.NEXT,
                new Size.Share(new BigDecimal("0.2"), Base.PLAN)));
    assertThat(founding.place()).isEqualTo("tenants/acme/policies.yaml:3");
    assertThat(founding.text())
        .isEqualTo(
            """
            name: eighty-percent
            nodes: acme/*/*
            period: month
            when: ratio >= 0.8
            rearm: ratio < 0.75
            then:
              - alert: {severity: warning, to: [finance-chat]}
              - cut: {period: day, on: next, share: 0.2, base: plan}"""
                .stripIndent());
    assertThat(acme.policies())
        .extracting(Policy::name)
        .containsExactly(
            "eighty-percent", "ends-above-budget", "search relief", "steps", "unusual-day");
  }

  @Test
  void targetsNameTheirSecretsOnly() {
    HubConfiguration hub = accepted(Folders.everything());
    Target.Webhook erp = (Target.Webhook) hub.targets().get(1);
    assertThat(erp.secret().template()).isEqualTo("${env:ERP_SECRET}");
    assertThat(hub.toString()).doesNotContain("T0PSECRET");
    assertThat(hub.adjustTargets())
        .extracting(AdjustTarget::nodes)
        .containsExactly("acme/ads/**", "acme/**");
    assertThat(hub.feeds())
        .containsExactly(
            new Feed("aws", "acme", "inbox/aws", new Feed.Focus(true)),
            new Feed("ledger", "acme", "inbox/ledger", new Feed.Mapped("mappings/oracle.yaml")));
    assertThat(hub.mappings()).containsKey("mappings/oracle.yaml");
  }
}
