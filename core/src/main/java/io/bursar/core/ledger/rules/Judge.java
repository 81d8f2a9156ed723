package io.bursar.core.ledger.rules;

import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.rules.Figures.Figure;
import io.bursar.core.ledger.state.ArmingBook;
import io.bursar.core.ledger.state.ArmingBook.Arming;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import io.bursar.core.policy.Outlook;
import io.bursar.core.policy.Words;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges a tenant's policies at one tick, in the order of their names: the periods that contain
 * today, and earlier ones only for taking a decision back.
 */
final class Judge {

  private final LedgerStore store;
  private final Tenant tenant;
  private final LocalDate today;
  private final Decisions decisions;

  Judge(
      LedgerStore store, Tenant tenant, LocalDate today, Position position, List<Effect> effects) {
    this.store = store;
    this.tenant = tenant;
    this.today = today;
    this.decisions = new Decisions(store, tenant, today, position, effects);
  }

  /**
   * Judges.
   *
   * @param everything also what did not change
   * @param sayWhatIsMissing whether policies that can't be judged say so
   */
  void judge(ChangedNodes changed, boolean everything, boolean sayWhatIsMissing) {
    if (tenant.configuration().policies().isEmpty()) {
      return;
    }
    Collection<String> ids = changed.nodes();
    // Outside of its table a tenant is in no period that could be judged.
    List<Rule> judged = tenant.calendar().covers(today) ? tenant.rules() : List.of();
    for (Rule rule : judged) {
      Period period = tenant.calendar().of(rule.policy().period(), today);
      Map<String, TreeNode> nodes = rule.nodes(today);
      for (String id : everything ? nodes.keySet() : ids) {
        TreeNode node = nodes.get(id);
        if (node != null) {
          current(rule, node, period, sayWhatIsMissing);
        }
      }
    }
    Map<String, Rule> byName =
        tenant.rules().stream().collect(Collectors.toMap(rule -> rule.policy().name(), r -> r));
    changed.months().forEach((id, months) -> earlier(byName, tenant.tree().find(id), months));
  }

  private void current(Rule rule, TreeNode node, Period period, boolean sayWhatIsMissing) {
    for (Optional<BigDecimal> threshold : rule.thresholds()) {
      // Anew for each threshold: the one before may have moved the budget.
      Figure figure = Figures.of(store, tenant, node.id(), period);
      if (rule.needsBudget() && figure.usage().budget().isEmpty()) {
        return;
      }
      Words words = words(rule, node, period, figure.usage(), threshold);
      ArmingBook book = book(node, period);
      Optional<Arming> known = book.find(rule.policy().name(), period.label(), threshold);
      int count = known.map(Arming::count).orElse(1);
      if (words.outlook().isPresent()) {
        decisions.canBeJudged(rule, node);
      }
      if (known.map(Arming::fired).orElse(false)) {
        rearm(rule, node, period, known.get(), words, figure.offset());
      } else if (rule.needsForecast() && words.outlook().isEmpty()) {
        if (sayWhatIsMissing) {
          decisions.notJudged(rule, node, period, count, words, figure.offset());
        }
      } else if (rule.holds(words)) {
        Arming fired = decisions.decide(rule, node, period, count, words, figure.offset());
        put(node, period, fired);
      }
    }
  }

  private Words words(
      Rule rule, TreeNode node, Period period, Usage usage, Optional<BigDecimal> threshold) {
    return new Words(usage, threshold, node.labels(), outlook(rule, node, period, usage));
  }

  private Optional<Outlook> outlook(Rule rule, TreeNode node, Period period, Usage usage) {
    if (!rule.needsForecast()) {
      return Optional.empty();
    }
    return Outlooks.of(store, tenant, node, period, today, usage);
  }

  /** Periods that ended, of months that changed. */
  private void earlier(Map<String, Rule> rules, TreeNode node, List<Period> months) {
    List<Period> containers = new ArrayList<>();
    for (Period month : months) {
      for (PeriodKind kind : List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)) {
        Period container = tenant.calendar().of(kind, month.first());
        if (!containers.contains(container)) {
          containers.add(container);
        }
      }
    }
    for (Period container : containers) {
      for (Arming arming : book(node, container).armings()) {
        Rule rule = rules.get(arming.policy());
        // What was foreseen of it cannot be taken back by what came.
        if (rule != null && arming.fired() && !rule.needsForecast()) {
          earlier(rule, node, arming);
        }
      }
    }
  }

  private void earlier(Rule rule, TreeNode node, Arming arming) {
    Period period = tenant.calendar().parse(arming.period());
    if (period.last().isBefore(today)) {
      Figure figure = Figures.of(store, tenant, node.id(), period);
      Words words = words(rule, node, period, figure.usage(), arming.threshold());
      // It can't fire again: a budget that was raised uses up nothing, only a retraction does.
      if (fell(rule, node, period, arming, words)) {
        rearm(rule, node, period, arming, words, figure.offset());
      }
    }
  }

  /**
   * Armed again, and the decision taken back when it is the usage that fell: when it would be armed
   * again under the budget that the decision saw, too. A budget that was only raised takes nothing
   * back.
   */
  private void rearm(
      Rule rule, TreeNode node, Period period, Arming arming, Words words, long offset) {
    if (!rule.rearms(words)) {
      return;
    }
    // A forecast that has changed is no correction.
    if (!rule.needsForecast() && fell(rule, node, period, arming, words)) {
      decisions.retract(rule, node, period, arming, words, offset);
    }
    put(node, period, arming.rearmed());
  }

  private boolean fell(Rule rule, TreeNode node, Period period, Arming arming, Words words) {
    Usage usage = words.usage();
    Usage under = new Usage(usage.period(), arming.budget(), usage.spent(), usage.held());
    return rule.rearms(words(rule, node, period, under, arming.threshold()));
  }

  private ArmingBook book(TreeNode node, Period period) {
    return store
        .get(StateKeys.armings(tenant.name(), tenant.container(period), node.id()))
        .map(ArmingBook.class::cast)
        .orElse(ArmingBook.EMPTY);
  }

  private void put(TreeNode node, Period period, Arming arming) {
    store.put(
        StateKeys.armings(tenant.name(), tenant.container(period), node.id()),
        book(node, period).with(arming));
  }
}
