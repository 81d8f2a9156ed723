package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A tenant's tree of nodes, also of those that are no longer configured. */
final class NodeTree {

  private final TreeNode root;
  private final TreeNode unallocated;
  private final Map<String, TreeNode> nodes = new LinkedHashMap<>();
  private final Map<String, List<TreeNode>> everChildren = new HashMap<>();

  NodeTree(String tenant, String unallocatedId, List<Node> configured, List<Node> retired) {
    root = new TreeNode(tenant, tenant, List.of(), Map.of(), true);
    unallocated =
        new TreeNode(
            unallocatedId,
            unallocatedId.substring(tenant.length() + 1),
            List.of(new Placement(tenant, LocalDate.MIN)),
            Map.of(),
            true);
    nodes.put(root.id(), root);
    nodes.put(unallocated.id(), unallocated);
    configured.forEach(node -> nodes.put(node.id(), new TreeNode(node, true)));
    retired.forEach(node -> nodes.putIfAbsent(node.id(), new TreeNode(node, false)));
    nodes.values().forEach(this::addToParents);
    nodes.values().forEach(this::fixChain);
  }

  TreeNode root() {
    return root;
  }

  TreeNode unallocated() {
    return unallocated;
  }

  /** The node with that id, or null: asked for once a charge. */
  TreeNode find(String id) {
    return nodes.get(id);
  }

  Collection<TreeNode> all() {
    return nodes.values();
  }

  /** The node and its ancestors on that day, the root last. */
  TreeNode[] chain(TreeNode node, LocalDate day) {
    TreeNode[] fixed = node.fixedChain();
    return fixed != null ? fixed : walk(node, day);
  }

  /** The names from the root down. */
  String path(TreeNode node, LocalDate day) {
    TreeNode[] chain = chain(node, day);
    StringBuilder path = new StringBuilder(chain[chain.length - 1].name());
    for (int i = chain.length - 2; i >= 0; i--) {
      path.append('/').append(chain[i].name());
    }
    return path.toString();
  }

  /** Whether any node is at different places on different days. */
  boolean moves() {
    return nodes.values().stream().anyMatch(node -> node.placements().size() > 1);
  }

  /** Nodes whose parent it is on that day and that are configured. */
  List<TreeNode> children(TreeNode node, LocalDate day) {
    List<TreeNode> children = new ArrayList<>();
    for (TreeNode child : everChildren(node)) {
      if (child.configured() && child.parent(day).equals(node.id())) {
        children.add(child);
      }
    }
    return children;
  }

  /** Nodes whose parent it is on any day. */
  List<TreeNode> everChildren(TreeNode node) {
    return everChildren.getOrDefault(node.id(), List.of());
  }

  private void addToParents(TreeNode node) {
    Set<String> parents = new TreeSet<>();
    node.placements().forEach(placement -> parents.add(placement.parent()));
    for (String parent : parents) {
      everChildren.computeIfAbsent(parent, any -> new ArrayList<>()).add(node);
    }
  }

  private void fixChain(TreeNode node) {
    TreeNode[] chain = walk(node, LocalDate.EPOCH);
    for (TreeNode each : chain) {
      if (each.placements().size() > 1) {
        return;
      }
    }
    node.fixChain(chain);
  }

  private TreeNode[] walk(TreeNode node, LocalDate day) {
    List<TreeNode> chain = new ArrayList<>(4);
    TreeNode at = node;
    while (!at.isRoot()) {
      chain.add(at);
      at = nodes.get(at.parent(day));
    }
    chain.add(root);
    return chain.toArray(TreeNode[]::new);
  }
}
