package io.bursar.hub.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tenant's tree as it stands over a span of days in which no node moves.
 *
 * @param from first day; {@link LocalDate#MIN} for the beginning of time
 * @param to last day; {@link LocalDate#MAX} for ever
 * @param pathOf path by id
 * @param idOf id by path
 * @param parentOf parent's id by id; none for the root
 * @param childrenOf children's ids by id, in the order of their paths
 */
record TreeSegment(
    LocalDate from,
    LocalDate to,
    Map<String, String> pathOf,
    Map<String, String> idOf,
    Map<String, String> parentOf,
    Map<String, List<String>> childrenOf) {

  /** The id of the node with that path or id. */
  Optional<String> find(String pathOrId) {
    return pathOf.containsKey(pathOrId)
        ? Optional.of(pathOrId)
        : Optional.ofNullable(idOf.get(pathOrId));
  }

  /** The node's path; its id where the tree no longer has it. */
  String path(String id) {
    return pathOf.getOrDefault(id, id);
  }

  /** Whether the node is that other one or stands below it. */
  boolean isWithin(String id, String other) {
    String at = id;
    while (at != null && !at.equals(other)) {
      at = parentOf.get(at);
    }
    return at != null;
  }

  /** Those nodes, and if so wanted all below them, each once, in the order of their paths. */
  List<String> select(List<String> ids, boolean below) {
    TreeMap<String, String> byPath = new TreeMap<>();
    for (String id : ids) {
      if (pathOf.containsKey(id)) {
        add(id, below, byPath);
      }
    }
    return new ArrayList<>(byPath.values());
  }

  private void add(String id, boolean below, Map<String, String> byPath) {
    byPath.put(pathOf.get(id), id);
    if (below) {
      childrenOf.getOrDefault(id, List.of()).forEach(child -> add(child, true, byPath));
    }
  }
}
