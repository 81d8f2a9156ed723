package io.bursar.core.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.DecisionChain;
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
import io.bursar.core.ledger.state.StateCodec;
import io.bursar.core.ledger.state.StateDigest;
import io.bursar.core.money.Money;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerRulesTest {

  private static final Instant NOVEMBER_5 = Instant.parse("2026-11-05T02:00:00Z");

  private final MapLedgerStore store = new MapLedgerStore();
  private final LedgerRules rules = new LedgerRules();
  private final Ledger ledger = rules.ledger();
  private final List<Effect> effects = new ArrayList<>();
  private long offset;

  @Test
  void chargesCountUpTheTreeAndAPolicyFiresOnce() {
    apply(new DeclareEntry(1, "h", configuration()));
    apply(charge("a1", 1, "300"));
    apply(new TickEntry());
    assertThat(decisions()).isEmpty();
    apply(charge("a2", 1, "20"));
    apply(charge("a2", 1, "20"));
    apply(new TickEntry());
    apply(charge("a3", 1, "30"));
    apply(new TickEntry());

    assertThat(spent("search", "2026-11")).isEqualTo("350");
    assertThat(spent("ads", "2026-11-05")).isEqualTo("350");
    assertThat(spent("acme", "2026-Q4")).isEqualTo("350");
    assertThat(spent("acme", "2026")).isEqualTo("350");
    assertThat(decisions()).hasSize(1);
    Decision decision = decisions().get(0);
    assertThat(decision.threshold()).contains(new BigDecimal("0.8"));
    assertThat(decision.receipt().values()).containsEntry("ratio", "0.8");
    assertThat(DecisionChain.intact(decision)).isTrue();
    assertThat(ledger.nextDue(store)).contains(Instant.parse("2026-11-05T16:00:00Z"));
  }

  @Test
  void everyDocumentSurvivesItsBytes() {
    apply(new DeclareEntry(1, "h", configuration()));
    apply(charge("a1", 1, "320"));
    apply(new TickEntry());
    MapLedgerStore copy = new MapLedgerStore();
    store
        .all()
        .forEachRemaining(
            each ->
                copy.put(
                    StateCodec.decodeKey(StateCodec.encode(each.getKey())),
                    StateCodec.decode(StateCodec.encode(each.getValue()))));
    assertThat(StateDigest.of(copy.all())).isEqualTo(StateDigest.of(store.all()));
    copy.all()
        .forEachRemaining(each -> assertThat(store.get(each.getKey())).contains(each.getValue()));
  }

  private void apply(Entry entry) {
    effects.addAll(
        ledger.apply(store, entry, new Position(offset, NOVEMBER_5.plusSeconds(offset))));
    offset++;
  }

  private List<Decision> decisions() {
    return effects.stream()
        .filter(Effect.Decided.class::isInstance)
        .map(effect -> ((Effect.Decided) effect).decision())
        .toList();
  }

  private String spent(String node, String period) {
    return rules
        .usage()
        .usage(store, "acme", node, period)
        .orElseThrow()
        .usage()
        .spent()
        .toPlainString();
  }

  private static ChargeEntry charge(String id, long version, String amount) {
    BigDecimal value = new BigDecimal(amount);
    return new ChargeEntry(
        "acme",
        "ads-feed",
        id,
        new ChargeVersion(version, 0),
        amount,
        new Money(value, "CNY"),
        Optional.empty(),
        List.of(new Part("search", new When.At(NOVEMBER_5), value, value)),
        new Conversion(
            Conversion.Kind.SAME, LocalDate.parse("2026-11-05"), Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private static TenantConfiguration configuration() {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        Basis.BILLED,
        1,
        List.of(node("ads", "acme"), node("search", "ads"), node("social", "ads")),
        List.of(
            new Budget(
                "search",
                PeriodKind.MONTH,
                Optional.of(new BigDecimal("400")),
                Map.of(),
                Budget.Pace.NONE)),
        List.of(
            new Policy(
                "warn",
                "acme/ads/*",
                PeriodKind.MONTH,
                "ratio >= threshold",
                Optional.of("ratio < 0.75"),
                List.of(new BigDecimal("0.8")),
                List.of(new Policy.Alert(Policy.Severity.WARNING, List.of())),
                "text",
                "policies.yaml:1")),
        Set.of(),
        List.of(),
        List.of(),
        "owner");
  }

  private static Node node(String id, String parent) {
    return new Node(id, id, List.of(new Placement(parent, LocalDate.MIN)), Map.of());
  }
}
