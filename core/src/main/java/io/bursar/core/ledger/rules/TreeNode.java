package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A node with its place in the tree. The root has no placement. */
final class TreeNode {

  private final String id;
  private final String name;
  private final List<Placement> placements;
  private final Map<String, String> labels;
  private final boolean configured;
  // Filled by the tree; null while the way up depends on the day.
  private TreeNode[] fixedChain;

  TreeNode(Node node, boolean configured) {
    this(node.id(), node.name(), node.placements(), node.labels(), configured);
  }

  TreeNode(
      String id,
      String name,
      List<Placement> placements,
      Map<String, String> labels,
      boolean configured) {
    this.id = id;
    this.name = name;
    this.placements = placements;
    this.labels = labels;
    this.configured = configured;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  Map<String, String> labels() {
    return labels;
  }

  /** False for a node of an earlier configuration: it takes no new charges. */
  boolean configured() {
    return configured;
  }

  List<Placement> placements() {
    return placements;
  }

  boolean isRoot() {
    return placements.isEmpty();
  }

  /** Id of the parent on that day; the first placement holds from the beginning of time. */
  String parent(LocalDate day) {
    Placement holds = placements.get(0);
    for (int i = 1; i < placements.size() && !placements.get(i).from().isAfter(day); i++) {
      holds = placements.get(i);
    }
    return holds.parent();
  }

  TreeNode[] fixedChain() {
    return fixedChain;
  }

  void fixChain(TreeNode[] chain) {
    fixedChain = chain;
  }
}
