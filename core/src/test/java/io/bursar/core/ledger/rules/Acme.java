package io.bursar.core.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Effect.DeclareRefused;
import io.bursar.core.ledger.Effect.Rejected;
import io.bursar.core.money.Money;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tenant and what is said about it. */
final class Acme {

  static final Instant NOON = Instant.parse("2026-11-05T04:00:00Z");
  static final LocalDate DAY = LocalDate.parse("2026-11-05");

  private Acme() {}

  static Rejected rejected(List<Effect> effects) {
    return effects.stream()
        .filter(Rejected.class::isInstance)
        .map(Rejected.class::cast)
        .findFirst()
        .orElseThrow();
  }

  static List<String> refused(List<Effect> effects) {
    assertThat(effects).hasSize(1);
    return ((DeclareRefused) effects.get(0)).reasons();
  }

  static ChargeEntry charge(String id, long version, String node, String amount) {
    return charge("acme", id, version, node, amount);
  }

  static ChargeEntry charge(String tenant, String id, long version, String node, String amount) {
    BigDecimal value = new BigDecimal(amount);
    return new ChargeEntry(
        tenant,
        "feed",
        id,
        new ChargeVersion(version, 0),
        amount,
        new Money(value, "CNY"),
        Optional.empty(),
        List.of(new Part(node, new When.On(DAY), value, value)),
        new Conversion(Conversion.Kind.SAME, DAY, Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.of("file-1"));
  }

  static TenantConfiguration configuration(
      List<Node> nodes, List<Budget> budgets, List<Policy> policies) {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        Basis.BILLED,
        1,
        nodes,
        budgets,
        policies,
        Set.of(),
        List.of(),
        List.of(),
        "owner");
  }

  static Policy policy(String name, String when) {
    return new Policy(
        name,
        "acme/ads",
        PeriodKind.MONTH,
        when,
        Optional.empty(),
        List.of(),
        List.of(new Policy.Alert(Policy.Severity.WARNING, List.of())),
        "text",
        "policies.yaml:7");
  }

  static List<Node> tree() {
    return List.of(node("ads", "acme"), node("search", "ads"), node("social", "ads"));
  }

  static Node node(String id, String parent) {
    return new Node(id, id, List.of(new Placement(parent, LocalDate.EPOCH)), Map.of());
  }
}
