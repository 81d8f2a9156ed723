package io.bursar.core.scenario;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Budget.Pace;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.period.FiscalYear;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tenant as a scenario gives it. Node ids are the nodes' names. */
final class GivenTenant {

  private final Yaml given;

  GivenTenant(Yaml given) {
    this.given = given;
  }

  TenantConfiguration configuration() {
    List<Node> nodes = new ArrayList<>();
    nodes(given.map("nodes"), given.text("tenant"), nodes);
    Set<LocalDate> freezeDays = new HashSet<>();
    given.texts("freeze-days").forEach(day -> freezeDays.add(LocalDate.parse(day)));
    return new TenantConfiguration(
            given.text("tenant"),
            given.text("currency"),
            ZoneId.of(given.text("zone")),
            Basis.valueOf(upper(given.text("basis", "billed"))),
            Integer.parseInt(given.text("fiscal-year-start", "1")),
            nodes,
            budgets(),
            policies(),
            freezeDays,
            List.of(),
            List.of(),
            given.text("author", "owner"))
        .withFiscalYears(fiscalYears());
  }

  private List<FiscalYear> fiscalYears() {
    return given.maps("fiscal-years").stream()
        .map(
            year ->
                new FiscalYear(
                    Integer.parseInt(year.text("year")),
                    LocalDate.parse(year.text("first")),
                    year.texts("weeks").stream().map(Integer::valueOf).toList()))
        .toList();
  }

  private void nodes(Yaml tree, String parent, List<Node> nodes) {
    for (String name : tree.values().keySet()) {
      List<Placement> placements = new ArrayList<>();
      placements.add(new Placement(parent, LocalDate.EPOCH));
      for (Yaml move : given.maps("moves")) {
        if (move.text("node").equals(name)) {
          placements.add(new Placement(move.text("under"), LocalDate.parse(move.text("from"))));
        }
      }
      nodes.add(new Node(name, name, placements, Map.of()));
      nodes(tree.map(name), name, nodes);
    }
  }

  private List<Budget> budgets() {
    List<Budget> budgets = new ArrayList<>();
    Yaml byKind = given.map("budgets");
    for (String kind : byKind.values().keySet()) {
      Yaml byNode = byKind.map(kind);
      for (String node : byNode.values().keySet()) {
        budgets.add(budget(node, PeriodKind.valueOf(upper(kind)), byNode.values().get(node)));
      }
    }
    return budgets;
  }

  private static Budget budget(String node, PeriodKind kind, Object value) {
    if ("pace even".equals(value)) {
      return new Budget(node, kind, Optional.empty(), Map.of(), Pace.EVEN);
    }
    if (value instanceof Map) {
      Map<String, BigDecimal> byPeriod = new HashMap<>();
      Yaml periods = Yaml.of(node, value);
      periods
          .values()
          .forEach(
              (label, amount) ->
                  byPeriod.put(
                      label,
                      label.equals("pace") ? BigDecimal.ZERO : new BigDecimal(amount.toString())));
      boolean paced = byPeriod.remove("pace") != null;
      return new Budget(node, kind, Optional.empty(), byPeriod, paced ? Pace.EVEN : Pace.NONE);
    }
    return new Budget(
        node, kind, Optional.of(new BigDecimal(value.toString())), Map.of(), Pace.NONE);
  }

  private List<Policy> policies() {
    List<Policy> policies = new ArrayList<>();
    Yaml byName = given.map("policies");
    for (String name : byName.values().keySet()) {
      policies.add(policy(name, byName.map(name)));
    }
    return policies;
  }

  private static Policy policy(String name, Yaml policy) {
    List<Policy.Outcome> then = new ArrayList<>();
    policy
        .find("alert")
        .ifPresent(
            severity ->
                then.add(new Policy.Alert(Policy.Severity.valueOf(upper(severity)), List.of())));
    for (Policy.Direction direction : Policy.Direction.values()) {
      String word = direction.name().toLowerCase(Locale.ROOT);
      if (policy.has(word)) {
        then.add(allot(direction, policy.map(word)));
      }
    }
    return new Policy(
        name,
        policy.text("nodes"),
        PeriodKind.valueOf(upper(policy.text("period"))),
        policy.text("when"),
        policy.find("rearm"),
        policy.texts("thresholds").stream().map(BigDecimal::new).toList(),
        then,
        policy.values().toString(),
        "policies.yaml:1");
  }

  private static Policy.Allot allot(Policy.Direction direction, Yaml allot) {
    Policy.On on = allot.has("next") ? Policy.On.NEXT : Policy.On.CURRENT;
    PeriodKind kind =
        PeriodKind.valueOf(upper(allot.text(on == Policy.On.NEXT ? "next" : "current")));
    Policy.Size size =
        allot.has("share")
            ? new Policy.Size.Share(
                new BigDecimal(allot.text("share")),
                Policy.Base.valueOf(upper(allot.text("base", "plan"))))
            : new Policy.Size.Amount(new BigDecimal(allot.text("amount")));
    return new Policy.Allot(direction, kind, on, size);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
