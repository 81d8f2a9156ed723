package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.ledger.state.DeclaredTenant;
import io.bursar.core.ledger.state.TenantHead;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A tenant's configuration, made ready for use: its calendar, tree, budgets and policies. */
final class Tenant {

  private final TenantHead head;
  private final DeclaredTenant declared;
  private final FiscalCalendar calendar;
  private final NodeTree tree;
  private final BudgetPlan budgets;
  // Compiled when first judged: who only reads usage needs no expressions.
  private List<Rule> rules;

  /**
   * @throws IllegalArgumentException when a budget names a period that the calendar does not have;
   *     {@link DeclareCheck} has seen to it that none does
   */
  Tenant(TenantHead head, DeclaredTenant declared) {
    TenantConfiguration configuration = declared.configuration();
    this.head = head;
    this.declared = declared;
    this.calendar = configuration.calendar();
    this.tree =
        new NodeTree(
            configuration.tenant(),
            configuration.unallocated(),
            configuration.nodes(),
            declared.retired());
    this.budgets = new BudgetPlan(configuration.budgets(), calendar);
  }

  String name() {
    return configuration().tenant();
  }

  TenantHead head() {
    return head;
  }

  DeclaredTenant declared() {
    return declared;
  }

  TenantConfiguration configuration() {
    return declared.configuration();
  }

  ZoneId zone() {
    return configuration().zone();
  }

  FiscalCalendar calendar() {
    return calendar;
  }

  NodeTree tree() {
    return tree;
  }

  BudgetPlan budgets() {
    return budgets;
  }

  /** Whether any day is closed. */
  boolean hasClosedDays() {
    return head.closedThrough().isPresent();
  }

  boolean isClosed(LocalDate day) {
    return head.closedThrough().isPresent() && !day.isAfter(head.closedThrough().get());
  }

  /** The day on which counts what can't count on a closed one. */
  LocalDate adjustmentDay(Instant journalTime) {
    LocalDate today = LocalDate.ofInstant(journalTime, zone());
    return isClosed(today) ? head.closedThrough().orElseThrow().plusDays(1) : today;
  }

  /**
   * Whether that day is in a fiscal year. Where it is in none, what is said of closed days can
   * count nowhere until the year is appended.
   */
  boolean canAdjust(Instant journalTime) {
    return !hasClosedDays() || calendar.covers(adjustmentDay(journalTime));
  }

  /** That it is not, in words. */
  String outside(LocalDate day) {
    return day + " is in none of the fiscal years of '" + name() + "'";
  }

  /** The policies in the order of their names. */
  List<Rule> rules() {
    if (rules == null) {
      List<Rule> all = new ArrayList<>();
      configuration()
          .policies()
          .forEach(
              policy ->
                  all.add(Rule.of(policy, declared.policies().get(policy.name()).version(), this)));
      all.sort(java.util.Comparator.comparing(rule -> rule.policy().name()));
      rules = List.copyOf(all);
    }
    return rules;
  }

  /** Label of the document that holds a period's budgets and armings. */
  String container(Period period) {
    return period.kind() == PeriodKind.DAY ? month(period.first()).label() : period.label();
  }

  /** The fiscal month of a day. */
  Period month(LocalDate day) {
    return calendar.of(PeriodKind.MONTH, day);
  }
}
