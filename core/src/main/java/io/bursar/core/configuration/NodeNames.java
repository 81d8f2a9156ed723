package io.bursar.core.configuration;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds a tenant's nodes by what people and sources call them: the id, or the path. */
public final class NodeNames {

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, String> idByName = new HashMap<>();

  private NodeNames(TenantConfiguration configuration) {
    configuration.nodes().forEach(node -> nodes.put(node.id(), node));
    for (String id : List.of(configuration.tenant(), configuration.unallocated())) {
      idByName.put(id, id);
    }
    // An id wins over the path of another node: it is the name that never changes.
    nodes.values().forEach(node -> idByName.put(path(configuration.tenant(), node), node.id()));
    nodes.keySet().forEach(id -> idByName.put(id, id));
  }

  /** The names in a configuration; paths are those of the latest placements. */
  public static NodeNames of(TenantConfiguration configuration) {
    return new NodeNames(configuration);
  }

  /** The id of the node with that id or path. */
  public Optional<String> find(String idOrPath) {
    return Optional.ofNullable(idByName.get(idOrPath));
  }

  private String path(String tenant, Node node) {
    StringBuilder path = new StringBuilder(node.name());
    Node at = node;
    while (at != null) {
      String parent = at.placements().get(at.placements().size() - 1).parent();
      at = nodes.get(parent);
      path.insert(0, '/').insert(0, at == null ? tenant : at.name());
    }
    return path.toString();
  }
}
