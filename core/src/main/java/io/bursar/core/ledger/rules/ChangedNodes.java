package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed since the last tick, read from the state alone, so that a hub that was just started
 * judges the same as one that has been running. The months that changed are marked; the nodes are
 * found by going down the tree along documents whose offset is above the last tick's: what moved
 * under a node has moved the node's own document.
 */
final class ChangedNodes {

  private final TreeMap<String, List<Period>> monthsByNode = new TreeMap<>();
  private final TreeSet<String> limits = new TreeSet<>();

  private ChangedNodes() {}

  /** Finds them and takes the marks away. */
  static ChangedNodes since(LedgerStore store, Tenant tenant, long offset) {
    ChangedNodes changed = new ChangedNodes();
    for (StateKey mark : Scans.partitionKeys(store, StateKeys.changedOf(tenant.name()))) {
      month(tenant, StateKeys.parts(mark)[1])
          .ifPresent(month -> changed.descend(store, tenant, tenant.tree().root(), month, offset));
      store.delete(mark);
    }
    for (StateKey mark : Scans.partitionKeys(store, StateKeys.judgeOf(tenant.name()))) {
      changed.limits.add(StateKeys.parts(mark)[1]);
      store.delete(mark);
    }
    return changed;
  }

  /** A month in which only zeros were counted may be no month any more. */
  private static Optional<Period> month(Tenant tenant, String label) {
    try {
      return Optional.of(tenant.calendar().parse(label));
    } catch (IllegalArgumentException noSuchMonth) {
      return Optional.empty();
    }
  }

  /** Nodes with the months in which they changed, by id. */
  Map<String, List<Period>> months() {
    return monthsByNode;
  }

  /** Ids of all nodes whose current figures or limits are other than at the last tick. */
  SortedSet<String> nodes() {
    SortedSet<String> all = new TreeSet<>(monthsByNode.keySet());
    all.addAll(limits);
    return all;
  }

  private void descend(LedgerStore store, Tenant tenant, TreeNode node, Period month, long offset) {
    NodeMonth document = Figures.month(store, tenant, node.id(), month);
    List<Period> known = monthsByNode.get(node.id());
    if (document.offset() <= offset || (known != null && known.contains(month))) {
      return;
    }
    monthsByNode.computeIfAbsent(node.id(), any -> new ArrayList<>(1)).add(month);
    for (TreeNode child : tenant.tree().everChildren(node)) {
      descend(store, tenant, child, month, offset);
    }
  }
}
