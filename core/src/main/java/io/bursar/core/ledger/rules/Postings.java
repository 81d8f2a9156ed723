package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Signed differences on their way into the state: a charge counts at its node and every ancestor on
 * its day, and what it counted as before is taken back. One put a node and month, however many
 * parts there are.
 */
final class Postings {

  private static final Comparator<Movement> BY_DOCUMENT =
      Comparator.<Movement, LocalDate>comparing(movement -> movement.month.first())
          .thenComparing(movement -> movement.node.id())
          .thenComparing(movement -> movement.day);

  private record Movement(TreeNode node, Period month, LocalDate day, BigDecimal amount) {

    boolean sameDocument(Movement other) {
      return node.equals(other.node) && month.first().equals(other.month.first());
    }

    boolean sameDay(Movement other) {
      return sameDocument(other) && day.equals(other.day);
    }

    Movement plus(Movement other) {
      return new Movement(node, month, day, amount.add(other.amount));
    }
  }

  private final Tenant tenant;
  private List<Movement> movements = new ArrayList<>(8);

  Postings(Tenant tenant) {
    this.tenant = tenant;
  }

  void add(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      move(part, part.ledger());
    }
  }

  void takeBack(List<Part> parts) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      move(part, part.ledger().negate());
    }
  }

  /** Writes the differences and says whose usage changed. */
  void post(LedgerStore store, long offset, List<Effect> effects) {
    if (!isOneChain()) {
      movements = merged(movements);
    }
    if (allZero()) {
      return;
    }
    Period marked = null;
    int next = 0;
    while (next < movements.size()) {
      Movement first = movements.get(next);
      next = write(store, first, next, offset);
      effects.add(new Effect.UsageChanged(tenant.name(), first.node.id(), first.month.label()));
      if (!first.month.equals(marked)) {
        marked = first.month;
        mark(store, marked);
      }
    }
  }

  /**
   * Writes the document of {@code first}, and returns where the next document's movements begin. It
   * is written even when its own differences cancel out: a tick finds what changed by following
   * offsets down the tree.
   */
  private int write(LedgerStore store, Movement first, int from, long offset) {
    StateKey key = StateKeys.nodeMonth(tenant.name(), first.month.label(), first.node.id());
    StateDocument known = store.get(key).orElse(null);
    NodeMonth document = known == null ? NodeMonth.empty(first.month) : (NodeMonth) known;
    document = document.touched(offset);
    int next = from;
    while (next < movements.size() && movements.get(next).sameDocument(first)) {
      Movement movement = movements.get(next);
      if (movement.amount.signum() != 0) {
        document = document.spend(movement.day, movement.amount, offset);
      }
      next++;
    }
    store.put(key, document);
    return next;
  }

  private void mark(LedgerStore store, Period month) {
    StateKey key = StateKeys.changed(tenant.name(), month.label());
    if (store.get(key).isEmpty()) {
      store.put(key, Marker.SET);
    }
  }

  private void move(Part part, BigDecimal amount) {
    LocalDate day = part.when().day(tenant.zone());
    Period month = tenant.month(day);
    // Who has charges is never forgotten: see DeclaredTenant.retired.
    for (TreeNode node : tenant.tree().chain(tenant.tree().find(part.node()), day)) {
      movements.add(new Movement(node, month, day, amount));
    }
  }

  /** One part, new: each node once, nothing to merge. The usual case, and the fast one. */
  private boolean isOneChain() {
    for (int i = 0; i < movements.size() - 1; i++) {
      if (movements.get(i).node.isRoot()) {
        return false;
      }
    }
    return true;
  }

  private boolean allZero() {
    for (int i = 0; i < movements.size(); i++) {
      if (movements.get(i).amount.signum() != 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Movement> merged(List<Movement> all) {
    all.sort(BY_DOCUMENT);
    List<Movement> merged = new ArrayList<>(all.size());
    for (Movement movement : all) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).sameDay(movement)) {
        merged.set(last, merged.get(last).plus(movement));
      } else {
        merged.add(movement);
      }
    }
    return merged;
  }
}
