package io.bursar.hub.api;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.TenantConfiguration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tenant's tree over time: nodes move on given days and stay where they are in between. */
final class TenantTree {

  private final List<TreeSegment> segments;

  private TenantTree(List<TreeSegment> segments) {
    this.segments = segments;
  }

  static TenantTree of(TenantConfiguration configuration) {
    TreeSet<LocalDate> starts = new TreeSet<>();
    starts.add(LocalDate.MIN);
    for (Node node : configuration.nodes()) {
      // The first placement holds from the beginning of time, whatever its day says.
      node.placements().stream().skip(1).map(Placement::from).forEach(starts::add);
    }
    List<TreeSegment> segments = new ArrayList<>();
    for (LocalDate start : starts) {
      LocalDate next = starts.higher(start);
      segments.add(segment(configuration, start, next == null ? LocalDate.MAX : next.minusDays(1)));
    }
    return new TenantTree(segments);
  }

  /** The tree on a day. */
  TreeSegment on(LocalDate day) {
    return over(day, day).get(0);
  }

  /** The trees of a span of days, in order. */
  List<TreeSegment> over(LocalDate from, LocalDate to) {
    return segments.stream().filter(s -> !s.from().isAfter(to) && !s.to().isBefore(from)).toList();
  }

  private static TreeSegment segment(
      TenantConfiguration configuration, LocalDate from, LocalDate to) {
    String root = configuration.tenant();
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> parents = new HashMap<>();
    names.put(root, root);
    names.put(configuration.unallocated(), "unallocated");
    parents.put(configuration.unallocated(), root);
    for (Node node : configuration.nodes()) {
      if (!node.id().equals(root)) {
        names.put(node.id(), node.name());
        parents.put(node.id(), parent(node, from, root));
      }
    }
    Map<String, String> paths = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    Map<String, TreeMap<String, String>> children = new HashMap<>();
    for (String id : names.keySet()) {
      String path = path(id, names, parents);
      paths.put(id, path);
      ids.put(path, id);
      if (parents.containsKey(id)) {
        children.computeIfAbsent(parents.get(id), any -> new TreeMap<>()).put(path, id);
      }
    }
    Map<String, List<String>> ordered = new HashMap<>();
    children.forEach((id, byPath) -> ordered.put(id, List.copyOf(byPath.values())));
    return new TreeSegment(
        from, to, Map.copyOf(paths), Map.copyOf(ids), Map.copyOf(parents), Map.copyOf(ordered));
  }

  private static String parent(Node node, LocalDate day, String root) {
    String parent = root;
    for (int i = 0; i < node.placements().size(); i++) {
      Placement placement = node.placements().get(i);
      if (i == 0 || !placement.from().isAfter(day)) {
        parent = placement.parent();
      }
    }
    return parent;
  }

  private static String path(String id, Map<String, String> names, Map<String, String> parents) {
    StringBuilder path = new StringBuilder(names.get(id));
    String at = parents.get(id);
    // The linter refuses circles; a bound keeps a mistake there from hanging a call here.
    for (int depth = 0; at != null && depth < names.size(); depth++) {
      path.insert(0, names.getOrDefault(at, at) + "/");
      at = parents.get(at);
    }
    return path.toString();
  }
}
