package io.bursar.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bursar.connectors.samples.DemoPlan;
import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.HubConfiguration.TenantPart;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Rate;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Decision.Status;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.core.money.Money;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.configuration.ConfigurationLoader;
import io.bursar.hub.configuration.LoadedConfiguration;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFolderTest {
  @TempDir private Path data;

  @Test
  void isTheConfigurationOfThePlanWithoutALint() {
    DemoPlan plan = new DemoPlan(LocalDate.parse("2026-11-21"));
    TenantPart part = laid(plan);
    TenantConfiguration demo = part.configuration();
    assertThat(demo.tenant()).isEqualTo(DemoPlan.TENANT);
    assertThat(demo.currency()).isEqualTo(DemoPlan.CURRENCY);
    assertThat(demo.nodes()).containsExactlyInAnyOrderElementsOf(plan.nodes());
    assertThat(demo.budgets())
        .extracting(Budget::node, Budget::kind, Budget::amount)
        .containsExactlyInAnyOrderElementsOf(
            plan.budgets().stream().map(it -> tuple(it.node(), it.kind(), it.amount())).toList());
    assertThat(demo.policies()).extracting(Policy::name).containsExactly("eighty-percent");
    assertThat(demo.rules()).hasSameSizeAs(plan.rules());
    assertThat(part.rates()).hasSameSizeAs(plan.rates());
  }

  @Test
  void keepsWhatWasChangedAndGoesOnWithTheRates() throws IOException {
    laid(new DemoPlan(LocalDate.parse("2026-11-21")));
    Path policies = new DemoFolder(data).config().resolve("tenants/demo/policies.yaml");
    Files.writeString(policies, Files.readString(policies).replace("eighty-percent", "my-own"));
    TenantPart later = laid(new DemoPlan(LocalDate.parse("2026-12-01")));
    assertThat(later.configuration().policies()).extracting(Policy::name).containsExactly("my-own");
    assertThat(later.rates()).extracting(Rate::day).contains(LocalDate.parse("2026-12-01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-01", "2026-11-21", "2026-11-29", "2026-11-30", "2026-12-31"})
  void adsAreCutForTheNextDayWhateverDayItIs(String date) {
    LocalDate today = LocalDate.parse(date);
    List<Decision> decisions = judged(laid(new DemoPlan(today)).configuration(), today);
    assertThat(decisions).hasSize(1);
    assertThat(decisions.get(0).status()).isEqualTo(Status.APPLIED);
    assertThat(decisions.get(0).node()).isEqualTo("demo/ads");
    Allotment cut = decisions.get(0).allotments().get(0);
    assertThat(cut.period()).isEqualTo(today.plusDays(1).toString());
    assertThat(cut.after()).isPositive();
    assertThat(cut.after().doubleValue() / cut.before().doubleValue()).isBetween(0.799, 0.801);
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");
    DemoFolder folder = new DemoFolder(file);
    DemoPlan plan = new DemoPlan(LocalDate.parse("2026-11-21"));
    assertThatThrownBy(() -> folder.lay(plan))
        .isInstanceOf(ProgramProblem.class)
        .hasMessageContaining("BUR-2422")
        .hasMessageContaining(file.toString());
  }

  private TenantPart laid(DemoPlan plan) {
    DemoFolder folder = new DemoFolder(data);
    folder.lay(plan);
    LoadedConfiguration loaded =
        new ConfigurationLoader(name -> Optional.empty(), "tester").load(folder.config());
    assertThat(loaded.lints()).isEmpty();
    return ((Accepted) loaded).configuration().tenants().get(0);
  }

  /** What the ledger decides when the ads stand where the sample feeds bring them. */
  private static List<Decision> judged(TenantConfiguration demo, LocalDate today) {
    Ledger ledger = new LedgerRules().ledger();
    MapLedgerStore store = new MapLedgerStore();
    Instant noon = Instant.parse(today + "T12:00:00Z");
    List<Entry> entries =
        List.of(
            new DeclareEntry(1, "hash", demo),
            new TickEntry(),
            charge("demo/ads/search", "20160", today),
            charge("demo/ads/social", "14240", today),
            new TickEntry());
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      for (Effect effect :
          ledger.apply(store, entries.get(i), new Position(i, noon.plusSeconds(i)))) {
        if (effect instanceof Effect.Decided decided) {
          decisions.add(decided.decision());
        }
      }
    }
    return decisions;
  }

  private static ChargeEntry charge(String node, String amount, LocalDate day) {
    BigDecimal value = new BigDecimal(amount);
    return new ChargeEntry(
        DemoPlan.TENANT,
        DemoPlan.FINANCE_SOURCE,
        node,
        new ChargeVersion(1, 0),
        amount,
        new Money(value, DemoPlan.CURRENCY),
        Optional.empty(),
        List.of(new Part(node, new When.On(day), value, value)),
        new Conversion(Conversion.Kind.SAME, day, Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }
}
