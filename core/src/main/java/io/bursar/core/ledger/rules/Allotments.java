package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Direction;
import io.bursar.core.configuration.Policy.On;
import io.bursar.core.configuration.Policy.Size;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Limit;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.state.BudgetBook;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limits that one decision moves on its node: all of them, or none. */
final class Allotments {

  private record Leg(Period period, Allotment allotment) {}

  private final LedgerStore store;
  private final Tenant tenant;
  private final TreeNode node;
  private final LocalDate today;
  private final List<Leg> legs = new ArrayList<>();
  private final Map<Period, Limit> limits = new LinkedHashMap<>();
  private Optional<String> refusal = Optional.empty();

  Allotments(LedgerStore store, Tenant tenant, TreeNode node, LocalDate today) {
    this.store = store;
    this.tenant = tenant;
    this.node = node;
    this.today = today;
  }

  void propose(Allot allot) {
    Period current = tenant.calendar().of(allot.period(), today);
    Period period =
        allot.on() == On.CURRENT
            ? current
            : tenant.calendar().of(allot.period(), current.last().plusDays(1));
    if (!tenant.calendar().covers(period.first())) {
      // A year that is appended may cut its days into other periods.
      refuse("the days from %s on are in no fiscal year".formatted(period.first()));
      return;
    }
    ChildrenGuard guard = new ChildrenGuard(store, tenant, period);
    Limit limit = limits.computeIfAbsent(period, any -> guard.limit(node));
    Optional<BigDecimal> inForce = limit.budget();
    if (inForce.isEmpty()) {
      refuse("there is no budget of %s in %s".formatted(path(node, period), period));
      return;
    }
    BigDecimal before = inForce.get().add(proposed(period));
    BigDecimal size = size(allot.size(), limit, before);
    boolean cut = allot.direction() == Direction.CUT;
    BigDecimal amount = cut ? size.min(before.max(BigDecimal.ZERO)).negate() : size;
    BigDecimal after = before.add(amount);
    legs.add(new Leg(period, new Allotment(node.id(), period.label(), amount, before, after)));
    if (amount.signum() == 0) {
      refuse(
          (cut ? "nothing is left to cut of %s in %s" : "a raise of %s in %s by nothing")
              .formatted(path(node, period), period));
    }
    guard.problem(node, after).ifPresent(this::refuse);
  }

  /** What is moved, or would have been. */
  List<Allotment> all() {
    return legs.stream().map(Leg::allotment).toList();
  }

  /** What was looked at, one a period. */
  List<Limit> limits() {
    return List.copyOf(limits.values());
  }

  /** Why it can't be moved. */
  Optional<String> refusal() {
    return refusal;
  }

  void apply(String decision, Position position, List<Effect> effects) {
    for (Leg leg : legs) {
      Period period = leg.period();
      BudgetBook book = Budgets.book(store, tenant, node.id(), period);
      store.put(
          StateKeys.budgets(tenant.name(), tenant.container(period), node.id()),
          book.allotted(
              period.label(),
              new BudgetBook.Leg(decision, leg.allotment().amount(), position.time()),
              position.offset()));
      effects.add(
          new Effect.UsageChanged(tenant.name(), node.id(), tenant.month(period.first()).label()));
      // Policies that come earlier by name have not seen the new limit.
      store.put(StateKeys.judge(tenant.name(), node.id()), Marker.SET);
    }
  }

  private static BigDecimal size(Size size, Limit limit, BigDecimal before) {
    if (size instanceof Size.Amount fixed) {
      return fixed.amount().max(BigDecimal.ZERO);
    }
    Size.Share share = (Size.Share) size;
    BigDecimal base =
        share.base() == Policy.Base.PLAN ? limit.plan().orElse(BigDecimal.ZERO) : before;
    return Amounts.ledger(base.multiply(share.share())).max(BigDecimal.ZERO);
  }

  private BigDecimal proposed(Period period) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Leg leg : legs) {
      if (leg.period().equals(period)) {
        sum = sum.add(leg.allotment().amount());
      }
    }
    return sum;
  }

  private String path(TreeNode of, Period period) {
    return tenant.tree().path(of, period.first());
  }

  private void refuse(String reason) {
    refusal = refusal.or(() -> Optional.of(reason));
  }
}
