package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Decision.Status;
import io.bursar.core.decision.Decision.Told;
import io.bursar.core.journal.ChargeEntry;
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
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy that is shipped does what it says: the first budget's files in the real ledger. */
class FoundingPolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private final TenantConfiguration configuration =
      ((Accepted) Folders.load(Folders.repository().resolve("config/examples/first-budget")))
          .configuration()
          .tenants()
          .get(0)
          .configuration();
  private final Ledger ledger = new LedgerRules().ledger();
  private final MapLedgerStore store = new MapLedgerStore();
  private long offset;

  private List<Decision> apply(Entry entry) {
    Position position =
        new Position(offset++, Instant.parse("2026-11-20T12:00:00Z").plusSeconds(offset));
    return ledger.apply(store, entry, position).stream()
        .filter(Effect.Decided.class::isInstance)
        .map(effect -> ((Effect.Decided) effect).decision())
        .toList();
  }

  private ChargeEntry charge(String node, String amount) {
    BigDecimal money = new BigDecimal(amount);
    return new ChargeEntry(
        "default",
        "test",
        "charge-" + offset,
        new ChargeEntry.ChargeVersion(1, 0),
        "content",
        new Money(money, "USD"),
        Optional.empty(),
        List.of(new ChargeEntry.Part(node, new When.On(TODAY), money, money)),
        new ChargeEntry.Conversion(
            ChargeEntry.Conversion.Kind.SAME, TODAY, Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  @Test
  void warnsAndCutsTomorrowAtEightyPercent() {
    apply(new DeclareEntry(1, "hash", configuration));
    apply(charge("default/ads", "479.99"));
    assertThat(apply(new TickEntry())).isEmpty();

    apply(charge("default/ads", "0.01"));
    List<Decision> decisions = apply(new TickEntry());

    assertThat(decisions).hasSize(1);
    Decision decision = decisions.get(0);
    assertThat(decision.policy()).isEqualTo("eighty-percent");
    assertThat(decision.path()).isEqualTo("default/ads");
    assertThat(decision.status()).as("%s", decision.reason()).isEqualTo(Status.APPLIED);
    assertThat(decision.alerts()).containsExactly(new Told(Severity.WARNING, List.of()));
    // 120 of 600 are left for ten days: tomorrow is foreseen at 12, and 20 % of it are cut.
    assertThat(decision.allotments()).hasSize(1);
    Allotment cut = decision.allotments().get(0);
    assertThat(cut.period()).isEqualTo("2026-11-21");
    assertThat(cut.amount()).isEqualByComparingTo("-2.4");
    assertThat(cut.before()).isEqualByComparingTo("12");
    assertThat(cut.after()).isEqualByComparingTo("9.6");
  }

  @Test
  void onlyWarnsForTheWhole() {
    apply(new DeclareEntry(1, "hash", configuration));
    apply(charge("default/unallocated", "800"));

    assertThat(apply(new TickEntry()))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.policy()).isEqualTo("eighty-percent of all");
              assertThat(decision.alerts()).containsExactly(new Told(Severity.CRITICAL, List.of()));
              assertThat(decision.allotments()).isEmpty();
            });
  }
}
