package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.rules.Figures.Figure;
import io.bursar.core.ledger.state.BudgetBook;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import io.bursar.core.usage.NodeUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads usage out of a ledger's state. Not thread-safe: it belongs to whoever owns the store, like
 * the {@link io.bursar.core.ledger.Ledger} that writes it.
 */
public final class UsageReader {

  private final Tenants tenants;

  UsageReader(Tenants tenants) {
    this.tenants = tenants;
  }

  /**
   * The usage of a node in a period.
   *
   * @param node id of the node
   * @param period label of a day, month, quarter or year
   * @return empty when there is no such tenant or node
   * @throws IllegalArgumentException when the tenant's calendar has no such period
   */
  public Optional<NodeUsage> usage(LedgerStore store, String tenant, String node, String period) {
    return at(store, tenant, node)
        .map(place -> place.figure(store, place.tenant().calendar().parse(period)));
  }

  /**
   * A node's days in a month, as far as anything was counted, fixed or allotted on them, and then
   * the month itself; empty when there is no such tenant or node.
   *
   * @param month label of the month
   */
  public List<NodeUsage> month(LedgerStore store, String tenant, String node, String month) {
    return at(store, tenant, node).map(place -> place.month(store, month)).orElse(List.of());
  }

  /**
   * A node's quarters and then the year that a day lies in; empty when there is no such tenant or
   * node.
   */
  public List<NodeUsage> year(LedgerStore store, String tenant, String node, LocalDate day) {
    return at(store, tenant, node).map(place -> place.year(store, day)).orElse(List.of());
  }

  /** A node's quarters and then the year in which a period lies, for who has a month's label. */
  public List<NodeUsage> yearOf(LedgerStore store, String tenant, String node, String period) {
    return at(store, tenant, node)
        .map(place -> place.year(store, place.tenant().calendar().parse(period).first()))
        .orElse(List.of());
  }

  /** Label of the year in which a month lies; empty when there is no such tenant. */
  public Optional<String> yearLabel(LedgerStore store, String tenant, String month) {
    return Optional.ofNullable(tenants.find(store, tenant))
        .map(Tenant::calendar)
        .map(calendar -> calendar.of(PeriodKind.YEAR, calendar.parse(month).first()).label());
  }

  private Optional<Place> at(LedgerStore store, String name, String nodeId) {
    Tenant tenant = tenants.find(store, name);
    TreeNode node = tenant == null ? null : tenant.tree().find(nodeId);
    return node == null ? Optional.empty() : Optional.of(new Place(tenant, node));
  }

  private record Place(Tenant tenant, TreeNode node) {

    NodeUsage figure(LedgerStore store, Period period) {
      return usage(period, Figures.of(store, tenant, node.id(), period));
    }

    List<NodeUsage> month(LedgerStore store, String label) {
      Period month = tenant.calendar().parse(label);
      if (month.kind() != PeriodKind.MONTH) {
        throw new IllegalArgumentException("'" + label + "' is no month");
      }
      NodeMonth figures = Figures.month(store, tenant, node.id(), month);
      BudgetBook book = Budgets.book(store, tenant, node.id(), month);
      List<NodeUsage> all = new ArrayList<>();
      for (int i = 0; i < month.days(); i++) {
        Period day = tenant.calendar().of(PeriodKind.DAY, month.first().plusDays(i));
        if (figures.touched(i) || book.speaksOf(day.label())) {
          all.add(usage(day, Figures.day(store, tenant, node.id(), day, figures)));
        }
      }
      all.add(usage(month, Figures.sum(store, tenant, node.id(), month, List.of(figures))));
      return all;
    }

    /** Adds each month up once, though it counts in its quarter and in the year. */
    List<NodeUsage> year(LedgerStore store, LocalDate day) {
      Period year = tenant.calendar().of(PeriodKind.YEAR, day);
      List<NodeMonth> months =
          tenant.calendar().months(year).stream()
              .map(month -> Figures.month(store, tenant, node.id(), month))
              .toList();
      List<NodeUsage> all = new ArrayList<>();
      int next = 0;
      while (next < months.size()) {
        Period period = tenant.calendar().of(PeriodKind.QUARTER, months.get(next).first());
        int from = next;
        while (next < months.size() && period.contains(months.get(next).first())) {
          next++;
        }
        List<NodeMonth> some = months.subList(from, next);
        all.add(usage(period, Figures.sum(store, tenant, node.id(), period, some)));
      }
      all.add(usage(year, Figures.sum(store, tenant, node.id(), year, months)));
      return all;
    }

    private NodeUsage usage(Period period, Figure figure) {
      return new NodeUsage(
          tenant.name(),
          node.id(),
          tenant.tree().path(node, period.last()),
          period,
          tenant.configuration().currency(),
          figure.usage(),
          figure.offset());
    }
  }
}
