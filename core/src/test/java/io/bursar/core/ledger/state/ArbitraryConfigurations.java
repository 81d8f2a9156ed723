package io.bursar.core.ledger.state;

import static io.bursar.core.ledger.state.ArbitraryDocuments.days;
import static io.bursar.core.ledger.state.ArbitraryDocuments.decimals;
import static io.bursar.core.ledger.state.ArbitraryDocuments.labels;
import static io.bursar.core.ledger.state.ArbitraryDocuments.texts;

import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.AttributionRule.Share;
import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Holiday;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Alert;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Base;
import io.bursar.core.configuration.Policy.Direction;
import io.bursar.core.configuration.Policy.On;
import io.bursar.core.configuration.Policy.Outcome;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.configuration.Policy.Size;
import io.bursar.core.configuration.Price;
import io.bursar.core.configuration.Promotion;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.ledger.state.DeclaredTenant.PolicyVersion;
import io.bursar.core.period.FiscalYear;
import io.bursar.core.period.PeriodKind;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Configurations with whatever their fields can hold, sense or none. */
final class ArbitraryConfigurations {

  private ArbitraryConfigurations() {}

  static Arbitrary<DeclaredTenant> declared() {
    Arbitrary<PolicyVersion> versions =
        Combinators.combine(Arbitraries.integers().between(1, 9_999), texts())
            .as(PolicyVersion::new);
    return Combinators.combine(
            configurations(),
            nodes().list().ofMaxSize(2),
            Arbitraries.maps(texts(), versions).ofMaxSize(2))
        .as(
            (configuration, retired, policies) ->
                new DeclaredTenant(configuration, retired, new TreeMap<>(policies)));
  }

  private static Arbitrary<TenantConfiguration> configurations() {
    Arbitrary<Share> shares = Combinators.combine(texts(), decimals()).as(Share::new);
    Arbitrary<AttributionRule> rules =
        Combinators.combine(texts(), texts(), shares.list().ofMaxSize(2), texts())
            .as(AttributionRule::new);
    Arbitrary<FiscalYear> years =
        Combinators.combine(
                Arbitraries.integers(),
                days(),
                Arbitraries.integers().between(-3, 99).list().ofMaxSize(13))
            .as(FiscalYear::new);
    Arbitrary<Price> prices =
        Combinators.combine(texts(), decimals(), texts(), days()).as(Price::new);
    Arbitrary<Promotion> promotions =
        Combinators.combine(texts(), days(), days()).as(Promotion::new);
    Arbitrary<Holiday> holidays = Combinators.combine(days(), texts().optional()).as(Holiday::new);
    Arbitrary<ZoneId> zones =
        Arbitraries.of("UTC", "Asia/Shanghai", "Europe/Berlin", "+05:30").map(ZoneId::of);
    return Combinators.combine(
            texts().list().ofSize(3),
            zones,
            Arbitraries.of(Basis.class),
            nodes().list().ofMaxSize(3),
            budgets().list().ofMaxSize(3),
            policies().list().ofMaxSize(3),
            days().set().ofMaxSize(3),
            Combinators.combine(
                    rules.list().ofMaxSize(2),
                    prices.list().ofMaxSize(2),
                    promotions.list().ofMaxSize(2),
                    holidays.list().ofMaxSize(2),
                    years.list().ofMaxSize(2))
                .as(Lists::new))
        .as(
            (names, zone, basis, nodes, budgets, policies, freezeDays, more) ->
                new TenantConfiguration(
                    names.get(0),
                    names.get(1),
                    zone,
                    basis,
                    1 + names.get(0).length() % 12,
                    nodes,
                    budgets,
                    policies,
                    freezeDays,
                    more.rules(),
                    more.prices(),
                    more.promotions(),
                    more.holidays(),
                    more.years(),
                    names.get(2)));
  }

  private record Lists(
      List<AttributionRule> rules,
      List<Price> prices,
      List<Promotion> promotions,
      List<Holiday> holidays,
      List<FiscalYear> years) {}

  private static Arbitrary<Node> nodes() {
    Arbitrary<Placement> placements = Combinators.combine(texts(), days()).as(Placement::new);
    return Combinators.combine(texts(), texts(), placements.list().ofMaxSize(3), labels())
        .as(Node::new);
  }

  private static Arbitrary<Budget> budgets() {
    return Combinators.combine(
            texts(),
            Arbitraries.of(PeriodKind.class),
            decimals().optional(),
            Arbitraries.maps(texts(), decimals()).ofMaxSize(2),
            Arbitraries.of(Budget.Pace.class))
        .as(Budget::new);
  }

  private static Arbitrary<Policy> policies() {
    Arbitrary<Outcome> alerts =
        Combinators.combine(Arbitraries.of(Severity.class), texts().list().ofMaxSize(2))
            .as(Alert::new);
    Arbitrary<Size> sizes =
        Arbitraries.oneOf(
            List.of(
                decimals().<Size>map(Size.Amount::new),
                Combinators.combine(decimals(), Arbitraries.of(Base.class)).as(Size.Share::new)));
    Arbitrary<Outcome> allots =
        Combinators.combine(
                Arbitraries.of(Direction.class),
                Arbitraries.of(PeriodKind.class),
                Arbitraries.of(On.class),
                sizes)
            .as(Allot::new);
    return Combinators.combine(
            texts().list().ofSize(5),
            Arbitraries.of(PeriodKind.class),
            texts().optional(),
            decimals().list().ofMaxSize(3),
            Arbitraries.oneOf(List.of(alerts, allots)).list().ofMaxSize(3))
        .as(
            (names, period, rearm, thresholds, then) ->
                new Policy(
                    names.get(0),
                    names.get(1),
                    period,
                    names.get(2),
                    rearm,
                    thresholds,
                    then,
                    names.get(3),
                    names.get(4)));
  }
}
