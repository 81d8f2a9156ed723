package io.bursar.connectors.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a mapping, its shape already checked. What had the wrong shape is as if it were not
 * there, so that one fault is not reported twice.
 *
 * @param path where it stands, for messages
 */
record Given(Node node, String path, Lints lints) {

  Optional<Given> get(String key) {
    return node instanceof MappingNode block
        ? child(block, key)
            .filter(child -> !lints.isBad(child))
            .map(child -> new Given(child, path.isEmpty() ? key : path + "." + key, lints))
        : Optional.empty();
  }

  String text() {
    return textOf(node);
  }

  Optional<String> text(String key) {
    return get(key).map(Given::text);
  }

  boolean isTrue(String key) {
    return get(key).map(given -> Boolean.parseBoolean(given.text())).orElse(false);
  }

  /** The items of a list; a single value is a list of one. */
  List<Given> items() {
    List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    return nodes.stream()
        .filter(item -> !lints.isBad(item))
        .map(item -> new Given(item, path, lints))
        .toList();
  }

  List<String> texts(String key) {
    return get(key)
        .map(given -> given.items().stream().map(Given::text).toList())
        .orElse(List.of());
  }

  /** The entries of a block. */
  Map<String, Given> entries() {
    Map<String, Given> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode block) {
      for (NodeTuple tuple : block.getValue()) {
        if (!lints.isBad(tuple.getValueNode())) {
          String key = textOf(tuple.getKeyNode());
          entries.put(key, new Given(tuple.getValueNode(), path + "." + key, lints));
        }
      }
    }
    return entries;
  }

  boolean isBlock() {
    return node instanceof MappingNode;
  }

  /** Whether it is a number and not a text that looks like one. */
  boolean isNumber() {
    return node.getTag().equals(Tag.INT);
  }

  static String textOf(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  static Optional<Node> child(MappingNode block, String key) {
    return block.getValue().stream()
        .filter(tuple -> textOf(tuple.getKeyNode()).equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }
}
