package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the tree of nodes. */
final class NodeTreeReader {

  private static final String UNALLOCATED = "unallocated";

  private final String tenant;
  private final Lints lints;
  private final Map<String, String> idByPath = new LinkedHashMap<>();
  private final Map<String, Place> placeById = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Found<String>> givenIds = new ArrayList<>();

  NodeTreeReader(String tenant, Lints lints) {
    this.tenant = tenant;
    this.lints = lints;
  }

  /**
   * @param tree the valid part
   * @param sure whether that is all that its owner wrote
   */
  NodeTree read(Optional<Fields> tree, boolean sure) {
    idByPath.put(tenant, tenant);
    tree.ifPresent(fields -> children(fields, tenant, tenant));
    idByPath.put(tenant + "/" + UNALLOCATED, tenant + "/" + UNALLOCATED);
    givenIds.forEach(this::lintAmbiguous);
    return new NodeTree(tenant, idByPath, nodes, sure);
  }

  private void children(Fields parent, String parentPath, String parentId) {
    parent
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry.value() instanceof Fields child && !TenantFile.NODE_KEYS.contains(name)) {
                node(name, entry.keyPlace(), child, parentPath, parentId);
              }
            });
  }

  private void node(String name, Place place, Fields node, String parentPath, String parentId) {
    String path = parentPath + "/" + name;
    if (parentPath.equals(tenant) && name.equals(UNALLOCATED)) {
      lints.add(
          Lint.error(
              place,
              LintCode.DUPLICATE,
              "a node that always exists:",
              path,
              "take it out; budgets and rules may name it without"));
      return;
    }
    Optional<Found<String>> given = node.found("id", String.class);
    given.ifPresent(givenIds::add);
    String id = given.map(Found::value).orElse(path);
    Place idPlace = given.map(Found::place).orElse(place);
    Place other = placeById.putIfAbsent(id, idPlace);
    if (other != null || id.equals(tenant)) {
      lints.add(
          Lint.error(
              idPlace,
              LintCode.DUPLICATE,
              other == null ? "the id of the root:" : "the id of line " + other.line() + " again:",
              id,
              "give each node an id of its own"));
    }
    idByPath.put(path, id);
    nodes.add(new Node(id, name, List.of(placement(parentId)), labels(node)));
    children(node, path, id);
  }

  /** The first placement holds from the beginning of time; its day says nothing. */
  private static Placement placement(String parentId) {
    return new Placement(parentId, LocalDate.EPOCH);
  }

  private static Map<String, String> labels(Fields node) {
    Map<String, String> labels = new TreeMap<>();
    node.object("labels")
        .ifPresent(
            fields ->
                fields
                    .entries()
                    .keySet()
                    .forEach(key -> labels.put(key, fields.need(key, String.class))));
    return labels;
  }

  /** An id that reads like another node's path under the root would name two nodes. */
  private void lintAmbiguous(Found<String> id) {
    String path = tenant + "/" + id.value();
    if (idByPath.containsKey(path) && !idByPath.get(path).equals(id.value())) {
      lints.add(
          Lint.error(
              id.place(),
              LintCode.DUPLICATE,
              "an id that is also the name of the node " + path + ":",
              id.value(),
              "choose another id"));
    }
  }
}
