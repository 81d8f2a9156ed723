package io.bursar.hub.api;

import static io.bursar.hub.api.PlayedFacts.CHARGES;
import static io.bursar.hub.api.PlayedFacts.DECISIONS;
import static io.bursar.hub.api.PlayedFacts.DELIVERIES;
import static io.bursar.hub.api.PlayedFacts.NOON;
import static io.bursar.hub.api.PlayedFacts.REJECTS;
import static io.bursar.hub.api.PlayedFacts.USAGE;

import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.bus.WindowEvent;
import io.bursar.routes.views.ChargeLine;
import io.bursar.routes.views.ChargeSum;
import io.bursar.routes.views.ChargesQuery;
import io.bursar.routes.views.ChargesView;
import io.bursar.routes.views.DecisionsQuery;
import io.bursar.routes.views.DecisionsView;
import io.bursar.routes.views.DeliveriesQuery;
import io.bursar.routes.views.DeliveriesView;
import io.bursar.routes.views.ForecastsView;
import io.bursar.routes.views.ImportProgress;
import io.bursar.routes.views.ImportsView;
import io.bursar.routes.views.NodeUsage;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import io.bursar.routes.views.Reject;
import io.bursar.routes.views.RejectCount;
import io.bursar.routes.views.RejectsQuery;
import io.bursar.routes.views.RejectsView;
import io.bursar.routes.views.SourceImports;
import io.bursar.routes.views.UnfinalCharges;
import io.bursar.routes.views.UsagePeriod;
import io.bursar.routes.views.UsageView;
import io.bursar.routes.views.WindowsQuery;
import io.bursar.routes.views.WindowsView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Views that hold {@link PlayedFacts} and page through them. */
final class PlayedViews {

  private final List<ForecastEvent> foreseen = PlayedFacts.forecasts();

  UsageView usage() {
    return new UsageView() {
      @Override
      public List<NodeUsage> find(
          String tenant, Collection<String> nodes, Collection<UsagePeriod> periods) {
        return nodes.stream()
            .flatMap(
                node ->
                    USAGE.stream()
                        .filter(u -> u.tenant().equals(tenant) && u.node().equals(node))
                        .filter(
                            u ->
                                periods.stream()
                                    .anyMatch(p -> p.label().equals(u.usage().period()))))
            .toList();
      }

      @Override
      public List<NodeUsage> findAll(String tenant, Collection<UsagePeriod> periods) {
        throw new UnsupportedOperationException();
      }
    };
  }

  ChargesView charges() {
    return new ChargesView() {
      @Override
      public Page<ChargeLine> find(ChargesQuery query, PageRequest page) {
        return page(matching(query), page);
      }

      @Override
      public BigDecimal total(ChargesQuery query) {
        return matching(query).map(ChargeLine::ledger).reduce(BigDecimal.ZERO, BigDecimal::add);
      }

      @Override
      public List<UnfinalCharges> unfinal(String tenant, LocalDate from, LocalDate to) {
        return List.of(
            new UnfinalCharges(
                "EUR", Conversion.Kind.PROVISIONAL, BigDecimal.ONE, BigDecimal.TEN, 2));
      }

      @Override
      public List<ChargeSum> sums(ChargesQuery query) {
        return matching(query)
            .map(
                line ->
                    new ChargeSum(
                        Optional.of("Usage"), Optional.of("=Search & <Co>"), line.ledger(), 1))
            .toList();
      }

      private Stream<ChargeLine> matching(ChargesQuery query) {
        return CHARGES.stream()
            .filter(c -> c.tenant().equals(query.tenant()) && query.nodes().contains(c.node()))
            .filter(c -> !c.day().isBefore(query.from()) && !c.day().isAfter(query.to()));
      }
    };
  }

  ForecastsView forecasts() {
    return new ForecastsView() {
      @Override
      public List<ForecastEvent> latest(String tenant, Collection<String> nodes) {
        return nodes.stream().flatMap(node -> history(tenant, node, 1).stream()).toList();
      }

      @Override
      public List<ForecastEvent> history(String tenant, String node, int limit) {
        return foreseen.stream()
            .filter(it -> it.tenant().equals(tenant) && it.node().equals(node))
            .limit(limit)
            .toList();
      }
    };
  }

  WindowsView windows() {
    return (WindowsQuery query, PageRequest page) ->
        page(
            query.nodes().stream()
                .map(n -> new WindowEvent(query.tenant(), n, NOON, new BigDecimal("2.5"), 2, 5))
                .filter(w -> !w.start().isBefore(query.from()) && w.start().isBefore(query.to())),
            page);
  }

  DecisionsView decisions() {
    return new DecisionsView() {
      @Override
      public Page<Decision> find(DecisionsQuery query, PageRequest page) {
        return page(
            DECISIONS.stream()
                .filter(d -> d.tenant().equals(query.tenant()))
                .filter(d -> query.nodes().map(n -> n.contains(d.node())).orElse(true))
                .filter(d -> query.policy().map(d.policy()::equals).orElse(true))
                .filter(d -> query.status().map(d.status()::equals).orElse(true)),
            page);
      }

      @Override
      public Optional<Decision> get(String tenant, String id) {
        return Optional.empty();
      }

      @Override
      public List<Decision> history(String tenant, String id) {
        return List.of();
      }

      @Override
      public List<Decision> moving(String tenant, String node, String period) {
        return DECISIONS.stream()
            .filter(d -> d.tenant().equals(tenant))
            .filter(d -> d.status() == Decision.Status.APPLIED)
            .filter(
                d ->
                    d.allotments().stream()
                        .anyMatch(a -> a.node().equals(node) && a.period().equals(period)))
            .toList();
      }

      @Override
      public Page<Decision> chain(String tenant, PageRequest page) {
        return page(Stream.empty(), page);
      }
    };
  }

  ImportsView imports() {
    return new ImportsView() {
      @Override
      public Page<ImportProgress> find(String tenant, PageRequest page) {
        return page(Stream.empty(), page);
      }

      @Override
      public List<SourceImports> sources(String tenant) {
        return List.of(
            new SourceImports("erp", Optional.of(Instant.parse("2026-11-30T08:00:00Z")), 1),
            new SourceImports("shop", Optional.empty(), 0));
      }

      @Override
      public Optional<ImportProgress> get(String tenant, String id) {
        return Optional.empty();
      }
    };
  }

  RejectsView rejects() {
    return new RejectsView() {
      @Override
      public Page<Reject> find(RejectsQuery query, PageRequest page) {
        return page(
            REJECTS.stream()
                .filter(r -> r.rejection().tenant().equals(query.tenant()))
                .filter(r -> query.code().map(r.rejection().code()::equals).orElse(true)),
            page);
      }

      @Override
      public Page<Open> open(RejectsQuery query, PageRequest page) {
        Page<Reject> found = find(query, PageRequest.first(page.limit()));
        return new Page<>(
            found.items().stream().map(reject -> new Open(reject, 0)).toList(), found.next());
      }

      @Override
      public List<RejectCount> counts(String tenant) {
        return List.of(new RejectCount("collect", "BUR-1003", 1));
      }

      @Override
      public Optional<Reject> get(String tenant, String id) {
        return Optional.empty();
      }
    };
  }

  DeliveriesView deliveries() {
    return new DeliveriesView() {
      @Override
      public Page<DeliveryEvent> find(DeliveriesQuery query, PageRequest page) {
        return page(
            DELIVERIES.stream()
                .filter(d -> d.tenant().equals(query.tenant()))
                .filter(d -> query.state().map(d.state()::equals).orElse(true)),
            page);
      }

      @Override
      public List<DeliveryEvent> attempts(String tenant, String id) {
        return DELIVERIES.stream()
            .filter(d -> d.tenant().equals(tenant) && d.id().equals(id))
            .toList();
      }
    };
  }

  private static <T> Page<T> page(Stream<T> all, PageRequest request) {
    int from = request.cursor().map(Integer::parseInt).orElse(0);
    List<T> rest = all.skip(from).toList();
    return rest.size() > request.limit()
        ? new Page<>(
            rest.subList(0, request.limit()), Optional.of(String.valueOf(from + request.limit())))
        : new Page<>(rest, Optional.empty());
  }
}
