package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.policy.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Why a declared configuration can't be in force. The linter has refused most of it before, with
 * file and line; this is the last door, and the only one that knows what was charged already.
 */
final class DeclareCheck {

  private final TenantConfiguration configuration;
  private final List<String> reasons = new ArrayList<>();
  private final Set<String> nodes = new HashSet<>();
  private boolean usableCalendar = true;

  private DeclareCheck(TenantConfiguration configuration) {
    this.configuration = configuration;
    nodes.add(configuration.tenant());
    nodes.add(configuration.unallocated());
    configuration.nodes().forEach(node -> nodes.add(node.id()));
  }

  /** All of them; empty when it can be in force. */
  static List<String> reasons(DeclareEntry entry, Tenant before, LedgerStore store) {
    DeclareCheck check = new DeclareCheck(entry.configuration());
    check.names();
    check.calendar();
    check.policies();
    List<String> tree = TreeCheck.problems(entry.configuration());
    tree.forEach(problem -> check.add(LedgerCode.TREE_BROKEN, problem));
    if (before != null) {
      check.revision(entry, before);
      check.fixed(before, store);
      if (tree.isEmpty()) {
        PastCheck.problems(before, entry.configuration(), store)
            .forEach(problem -> check.add(LedgerCode.PAST_MOVED, problem));
      }
    }
    return List.copyOf(check.reasons);
  }

  private void names() {
    for (String name : nodes) {
      if (name.isEmpty() || !StateKeys.usable(name)) {
        add(LedgerCode.TREE_BROKEN, "a node's id is empty, or has a NUL or half a character in it");
      }
    }
  }

  private void calendar() {
    int start = configuration.fiscalYearStart();
    if (start < 1 || start > 12) {
      usableCalendar = false;
      add(LedgerCode.BUDGET_INVALID, "fiscal year begins in month " + start + ", not 1 to 12");
      return;
    }
    try {
      FiscalCalendar calendar = configuration.calendar();
      configuration.budgets().forEach(budget -> budget(budget, calendar));
    } catch (IllegalArgumentException e) {
      usableCalendar = false;
      add(LedgerCode.CALENDAR_INVALID, e.getMessage());
    }
  }

  private void budget(Budget budget, FiscalCalendar calendar) {
    String which = "budget of " + budget.node() + " for each " + budget.kind();
    if (!nodes.contains(budget.node())) {
      add(LedgerCode.BUDGET_INVALID, which + ": there is no such node");
    }
    for (String label : budget.byPeriod().keySet()) {
      try {
        Period period = calendar.parse(label);
        if (period.kind() != budget.kind()) {
          add(LedgerCode.BUDGET_INVALID, which + ": '" + label + "' is another kind of period");
        } else if (!calendar.covers(period.first())) {
          add(LedgerCode.BUDGET_INVALID, which + ": '" + label + "' is in no fiscal year");
        }
      } catch (IllegalArgumentException e) {
        add(LedgerCode.BUDGET_INVALID, which + ": " + e.getMessage());
      }
    }
  }

  private void policies() {
    Set<String> names = new HashSet<>();
    for (Policy policy : configuration.policies()) {
      String which = "policy " + policy.name() + " (" + policy.place() + ")";
      if (!names.add(policy.name())) {
        add(LedgerCode.POLICY_INVALID, which + ": the name is used twice");
      }
      condition(which + " when", policy.when(), policy);
      policy.rearm().ifPresent(rearm -> condition(which + " rearm", rearm, policy));
    }
  }

  private void condition(String which, String cel, Policy policy) {
    try {
      Condition condition = Condition.compile(cel);
      if (condition.needsThreshold() && policy.thresholds().isEmpty()) {
        add(LedgerCode.POLICY_INVALID, which + ": threshold is asked for and none is given");
      }
    } catch (InvalidExpressionException e) {
      add(LedgerCode.POLICY_INVALID, which + ": " + e.getMessage());
    }
  }

  private void revision(DeclareEntry entry, Tenant before) {
    if (entry.revision() <= before.head().revision()) {
      add(
          LedgerCode.REVISION_OLD,
          "revision %d is not above %d, which is in force"
              .formatted(entry.revision(), before.head().revision()));
    }
  }

  private void fixed(Tenant before, LedgerStore store) {
    TenantConfiguration was = before.configuration();
    List<String> changed = new ArrayList<>();
    change(changed, "currency", was.currency(), configuration.currency());
    change(changed, "zone", was.zone(), configuration.zone());
    change(changed, "basis", was.basis(), configuration.basis());
    change(changed, "fiscal year start", was.fiscalYearStart(), configuration.fiscalYearStart());
    if (usableCalendar && !was.fiscalYears().equals(configuration.fiscalYears())) {
      changed.addAll(YearsCheck.changed(before, configuration.calendar(), store));
    }
    if (!changed.isEmpty() && Declares.hasCharges(store, configuration.tenant())) {
      changed.forEach(what -> add(LedgerCode.FIXED_AFTER_FIRST_CHARGE, what));
    }
  }

  private static void change(List<String> changed, String what, Object was, Object now) {
    if (!was.equals(now)) {
      changed.add(
          "%s cannot change from %s to %s after the first charge; make a new tenant and import again"
              .formatted(what, was, now));
    }
  }

  private void add(LedgerCode code, String what) {
    reasons.add(code.says(what));
  }
}
