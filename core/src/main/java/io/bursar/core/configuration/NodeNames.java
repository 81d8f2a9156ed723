package io.bursar.core.configuration;

import io.bursar.core.configuration.Node.Placement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds a tenant's nodes by what people and sources call them: the id, or the path. A node that
 * moves is known by each of its paths.
 */
public final class NodeNames {

  private final TenantConfiguration configuration;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  private NodeNames(TenantConfiguration configuration) {
    this.configuration = configuration;
    configuration.nodes().forEach(node -> nodes.put(node.id(), node));
    TreeSet<LocalDate> days = new TreeSet<>();
    configuration.nodes().forEach(node -> node.placements().forEach(at -> days.add(at.from())));
    for (LocalDate day : days) {
      nodes.keySet().forEach(id -> ids.put(path(id, day), id));
    }
    // An id is meant before a path that happens to be the same text.
    nodes.keySet().forEach(id -> ids.put(id, id));
    ids.put(configuration.tenant(), configuration.tenant());
    ids.put(configuration.unallocated(), configuration.unallocated());
  }

  /** The names in a configuration. */
  public static NodeNames of(TenantConfiguration configuration) {
    return new NodeNames(configuration);
  }

  /** The id of the node with that id or path; empty when there is none. */
  public Optional<String> find(String idOrPath) {
    return Optional.ofNullable(ids.get(idOrPath));
  }

  /**
   * The node's path on a day: the names from the root down. Of a node that does not exist or is
   * below itself, as far up as it goes.
   */
  public String path(String id, LocalDate day) {
    StringBuilder path = new StringBuilder();
    Node at = nodes.get(id);
    for (int steps = 0; at != null && steps <= nodes.size(); steps++) {
      path.insert(0, "/" + at.name());
      at = parent(at, day).map(nodes::get).orElse(null);
    }
    if (path.length() == 0) {
      return id;
    }
    return path.insert(0, configuration.tenant()).toString();
  }

  private static Optional<String> parent(Node node, LocalDate day) {
    Optional<String> parent = Optional.empty();
    for (Placement placement : node.placements()) {
      if (parent.isEmpty() || !placement.from().isAfter(day)) {
        parent = Optional.of(placement.parent());
      }
    }
    return parent;
  }
}
