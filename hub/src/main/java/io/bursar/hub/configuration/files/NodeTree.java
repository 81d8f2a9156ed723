package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Node;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Nearest;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of a tenant by path and by id, the root and {@code unallocated} included. */
final class NodeTree {

  private final String tenant;
  private final Map<String, String> idByPath;
  private final Map<String, String> pathById = new LinkedHashMap<>();
  private final List<Node> nodes;
  private final Nearest nearest;
  private final boolean sure;

  /**
   * @param idByPath all of them, parents before children
   * @param nodes those that the configuration declares
   * @param sure whether there were no mistakes in them; with mistakes, a reference that resolves to
   *     nothing is not one more
   */
  NodeTree(String tenant, Map<String, String> idByPath, List<Node> nodes, boolean sure) {
    this.sure = sure;
    this.tenant = tenant;
    this.idByPath = new LinkedHashMap<>(idByPath);
    this.nodes = List.copyOf(nodes);
    idByPath.forEach((path, id) -> pathById.putIfAbsent(id, path));
    List<String> references = new ArrayList<>(idByPath.keySet());
    references.addAll(pathById.keySet());
    idByPath.keySet().stream()
        .filter(path -> path.startsWith(tenant + "/"))
        .forEach(path -> references.add(path.substring(tenant.length() + 1)));
    this.nearest = new Nearest(references.stream().distinct().toList());
  }

  String tenant() {
    return tenant;
  }

  List<Node> nodes() {
    return nodes;
  }

  /** The paths of all nodes. */
  List<String> paths() {
    return List.copyOf(idByPath.keySet());
  }

  String path(String id) {
    return pathById.get(id);
  }

  String id(String path) {
    return idByPath.get(path);
  }

  /** The id of the node that is meant: by its path, by its id, or by its path under the root. */
  Optional<String> resolve(String reference) {
    String id = idByPath.get(reference);
    if (id != null) {
      return Optional.of(id);
    }
    return pathById.containsKey(reference)
        ? Optional.of(reference)
        : Optional.ofNullable(idByPath.get(tenant + "/" + reference));
  }

  /** The same, with a lint when nothing is meant. */
  Optional<String> resolve(Found<String> reference, Lints lints) {
    return resolve(reference.value(), reference.place(), lints);
  }

  /** The same, of a reference that stands there. */
  Optional<String> resolve(String reference, Place place, Lints lints) {
    Optional<String> id = resolve(reference);
    if (id.isEmpty() && sure) {
      lints.add(
          Lint.error(
              place,
              LintCode.UNKNOWN_NODE,
              "no node is called",
              reference,
              nearest.advice(
                  reference, "correct it, or add the node to tenants/" + tenant + "/tenant.yaml")));
    }
    return id;
  }

  boolean sure() {
    return sure;
  }
}
