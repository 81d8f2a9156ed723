package io.bursar.core.oracle;

import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a policy that fired moves on one node: all of it or nothing. A cut takes no more than there
 * is; children get no more than their parent has (invariant F), where it has anything of that kind.
 */
final class Moves {

  private final Limits.Now limits;
  private final Labels labels;
  private final Tree tree;
  private final String node;
  private final List<Move> moves = new ArrayList<>();
  private boolean possible = true;

  private Moves(Limits.Now limits, Labels labels, Tree tree, String node) {
    this.limits = limits;
    this.labels = labels;
    this.tree = tree;
    this.node = node;
  }

  static Moves of(
      Policy policy, Limits.Now limits, Labels labels, Tree tree, String node, LocalDate today) {
    Moves moves = new Moves(limits, labels, tree, node);
    for (Policy.Outcome outcome : policy.then()) {
      if (outcome instanceof Allot allot) {
        moves.add(allot, today);
      }
    }
    return moves;
  }

  List<Move> all() {
    return moves;
  }

  /** Whether nothing forbids it. */
  boolean possible() {
    return possible;
  }

  private void add(Allot allot, LocalDate today) {
    LocalDate day =
        allot.on() == Policy.On.NEXT ? labels.last(allot.period(), today).plusDays(1) : today;
    Optional<BigDecimal> budget = limits.budget(node, allot.period(), day);
    if (budget.isEmpty() || !labels.covers(day)) {
      possible = false;
      return;
    }
    String period = labels.of(allot.period(), day);
    BigDecimal before = budget.get();
    for (Move move : moves) {
      before = move.period().equals(period) ? move.after() : before;
    }
    BigDecimal amount = signed(allot, day, before);
    BigDecimal after = before.add(amount);
    moves.add(new Move(node, period, amount, before, after));
    possible &= amount.signum() != 0 && fits(allot, day, budget.get(), after);
  }

  private BigDecimal signed(Allot allot, LocalDate day, BigDecimal before) {
    BigDecimal size;
    if (allot.size() instanceof Size.Share share) {
      BigDecimal base =
          share.base() == Policy.Base.CURRENT
              ? before
              : limits.plan(node, allot.period(), day).orElse(BigDecimal.ZERO);
      size = Standing.rounded(base.multiply(share.share()));
    } else {
      size = ((Size.Amount) allot.size()).amount();
    }
    size = size.max(BigDecimal.ZERO);
    return allot.direction() == Policy.Direction.RAISE
        ? size
        : size.min(before.max(BigDecimal.ZERO)).negate();
  }

  private boolean fits(Allot allot, LocalDate day, BigDecimal now, BigDecimal after) {
    if (after.compareTo(now) < 0) {
      return children(node, allot, day).compareTo(after) <= 0;
    }
    List<String> way = tree.wayUp(node, labels.first(allot.period(), day));
    if (way.size() == 1) {
      return true;
    }
    Optional<BigDecimal> limit = limits.budget(way.get(1), allot.period(), day);
    BigDecimal sum = children(way.get(1), allot, day).subtract(now).add(after);
    return limit.isEmpty() || sum.compareTo(limit.get()) <= 0;
  }

  /** Where a node is in a period is where it is on the period's first day. */
  private BigDecimal children(String parent, Allot allot, LocalDate day) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String child : tree.configured()) {
      List<String> way = tree.wayUp(child, labels.first(allot.period(), day));
      if (way.size() > 1 && way.get(1).equals(parent)) {
        sum = sum.add(limits.budget(child, allot.period(), day).orElse(BigDecimal.ZERO));
      }
    }
    return sum;
  }
}
