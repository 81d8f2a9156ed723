package io.bursar.core.oracle;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.TenantConfiguration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A tenant's nodes: those that are configured, and those that once were. */
final class Tree {

  private final String root;
  private final Map<String, Node> ever = new HashMap<>();
  private final Set<String> configured = new HashSet<>();

  private Tree(String root) {
    this.root = root;
  }

  /** The tree of a configuration; nodes of {@code before} that it has no more keep their place. */
  static Tree of(TenantConfiguration configuration, Tree before) {
    Tree tree = new Tree(configuration.tenant());
    if (before != null) {
      tree.ever.putAll(before.ever);
    }
    configuration.nodes().forEach(node -> tree.ever.put(node.id(), node));
    configuration.nodes().forEach(node -> tree.configured.add(node.id()));
    tree.configured.add(tree.root);
    tree.configured.add(tree.unallocated());
    return tree;
  }

  String unallocated() {
    return root + "/unallocated";
  }

  /** Where a charge counts that names this node: there, or as unallocated. */
  String placed(String node) {
    return configured.contains(node) ? node : unallocated();
  }

  /** Ids of the nodes that can be charged, sorted. */
  Set<String> configured() {
    return new TreeSet<>(configured);
  }

  /** Ids of all nodes there ever were. */
  Set<String> all() {
    Set<String> all = new TreeSet<>(configured);
    all.addAll(ever.keySet());
    return all;
  }

  /** The node and all above it on a day, the root last. */
  List<String> wayUp(String node, LocalDate day) {
    List<String> way = new ArrayList<>();
    String at = node;
    while (!at.equals(root)) {
      way.add(at);
      at = parent(at, day);
    }
    way.add(root);
    return way;
  }

  /** The names from the root down. */
  String path(String node, LocalDate day) {
    List<String> way = wayUp(node, day);
    StringBuilder path = new StringBuilder(root);
    for (int i = way.size() - 2; i >= 0; i--) {
      Node known = ever.get(way.get(i));
      path.append('/').append(known == null ? "unallocated" : known.name());
    }
    return path.toString();
  }

  private String parent(String node, LocalDate day) {
    if (node.equals(unallocated())) {
      return root;
    }
    // The first placement holds from the beginning of time, whatever day it names.
    List<Placement> placements = ever.get(node).placements();
    String parent = placements.get(0).parent();
    for (Placement placement : placements) {
      if (placement.from().compareTo(day) <= 0) {
        parent = placement.parent();
      }
    }
    return parent;
  }
}
