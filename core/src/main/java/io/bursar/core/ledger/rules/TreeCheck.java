package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.TenantConfiguration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Whether configured nodes make a tree on every day. */
final class TreeCheck {

  private TreeCheck() {}

  static List<String> problems(TenantConfiguration configuration) {
    List<String> problems = new ArrayList<>();
    Map<String, Node> byId = new HashMap<>();
    for (Node node : configuration.nodes()) {
      if (node.id().equals(configuration.tenant())
          || node.id().equals(configuration.unallocated())) {
        problems.add("node '" + node.id() + "' exists by itself; leave it out");
      } else if (byId.put(node.id(), node) != null) {
        problems.add("node '" + node.id() + "' is there twice");
      }
    }
    configuration.nodes().forEach(node -> placements(node, configuration, byId, problems));
    if (problems.isEmpty()) {
      cycles(configuration, byId, problems);
    }
    return problems;
  }

  private static void placements(
      Node node, TenantConfiguration configuration, Map<String, Node> byId, List<String> problems) {
    if (node.placements().isEmpty()) {
      problems.add("node '" + node.id() + "' has no parent");
    }
    LocalDate last = null;
    for (Placement placement : node.placements()) {
      String parent = placement.parent();
      if (!parent.equals(configuration.tenant()) && !byId.containsKey(parent)) {
        problems.add("node '" + node.id() + "': its parent '" + parent + "' does not exist");
      }
      if (last != null && !placement.from().isAfter(last)) {
        problems.add("node '" + node.id() + "': its placements are not in order of days");
      }
      last = placement.from();
    }
  }

  private static void cycles(
      TenantConfiguration configuration, Map<String, Node> byId, List<String> problems) {
    TreeSet<LocalDate> days = new TreeSet<>();
    byId.values().forEach(node -> node.placements().forEach(place -> days.add(place.from())));
    for (LocalDate day : days) {
      for (Node node : configuration.nodes()) {
        if (!reachesRoot(node, day, configuration.tenant(), byId)) {
          problems.add("node '" + node.id() + "' is below itself on " + day);
          return;
        }
      }
    }
  }

  private static boolean reachesRoot(
      Node node, LocalDate day, String root, Map<String, Node> byId) {
    Node at = node;
    for (int steps = 0; steps <= byId.size(); steps++) {
      String parent = new TreeNode(at, true).parent(day);
      if (parent.equals(root)) {
        return true;
      }
      at = byId.get(parent);
    }
    return false;
  }
}
