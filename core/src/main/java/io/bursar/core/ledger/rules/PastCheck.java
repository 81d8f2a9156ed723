package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.NodeMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a new tree would take charges away from under the ancestors at which they were counted. A
 * node may move from a day on which it has no charges yet (case 28); the past stays.
 */
final class PastCheck {

  private final NodeTree was;
  private final NodeTree now;

  private PastCheck(NodeTree was, NodeTree now) {
    this.was = was;
    this.now = now;
  }

  static List<String> problems(
      Tenant before, TenantConfiguration configuration, LedgerStore store) {
    if (before.configuration().nodes().equals(configuration.nodes())) {
      return List.of();
    }
    PastCheck check =
        new PastCheck(
            before.tree(),
            new NodeTree(
                configuration.tenant(),
                configuration.unallocated(),
                configuration.nodes(),
                Declares.retired(configuration, before)));
    Set<String> moved = check.moved();
    return moved.isEmpty() ? List.of() : check.conflicts(before.name(), moved, store);
  }

  /** Nodes that are elsewhere in the new tree, on some day. */
  private Set<String> moved() {
    TreeSet<LocalDate> days = new TreeSet<>();
    days.add(LocalDate.MIN);
    for (NodeTree tree : List.of(was, now)) {
      tree.all().forEach(node -> node.placements().forEach(place -> days.add(place.from())));
    }
    Set<String> moved = new HashSet<>();
    for (TreeNode node : was.all()) {
      if (days.stream().anyMatch(day -> !sameWayUp(node.id(), day))) {
        moved.add(node.id());
      }
    }
    return moved;
  }

  private List<String> conflicts(String tenant, Set<String> moved, LedgerStore store) {
    List<String> problems = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Map.Entry<StateKey, StateDocument> each : Scans.all(store, tenant, Kind.NODE_MONTH, "")) {
      String rest = each.getKey().rest();
      String node = rest.substring(rest.indexOf('|') + 1);
      if (moved.contains(node) && !told.contains(node)) {
        LocalDate day = firstConflict(node, (NodeMonth) each.getValue());
        if (day != null) {
          told.add(node);
          problems.add(
              "node '%s' has charges on %s, when it would no longer be at %s"
                  .formatted(node, day, was.path(was.find(node), day)));
        }
      }
    }
    return problems;
  }

  private LocalDate firstConflict(String node, NodeMonth month) {
    for (int i = 0; i < month.days(); i++) {
      LocalDate day = month.first().plusDays(i);
      if (month.touched(i) && !sameWayUp(node, day)) {
        return day;
      }
    }
    return null;
  }

  private boolean sameWayUp(String node, LocalDate day) {
    TreeNode[] before = was.chain(was.find(node), day);
    TreeNode[] after = now.chain(now.find(node), day);
    if (before.length != after.length) {
      return false;
    }
    for (int i = 0; i < before.length; i++) {
      if (!before[i].id().equals(after[i].id())) {
        return false;
      }
    }
    return true;
  }
}
