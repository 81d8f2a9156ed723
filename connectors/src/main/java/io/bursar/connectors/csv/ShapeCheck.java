package io.bursar.connectors.csv;

import static io.bursar.connectors.file.FormatCode.MAPPING_BAD_VALUE;
import static io.bursar.connectors.file.FormatCode.MAPPING_CONFLICT;
import static io.bursar.connectors.file.FormatCode.MAPPING_MISSING_KEY;
import static io.bursar.connectors.file.FormatCode.MAPPING_UNKNOWN_KEY;
import static io.bursar.connectors.file.FormatCode.MAPPING_WRONG_TYPE;

import io.bursar.connectors.file.Shown;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Holds a mapping's YAML against {@link MappingSpec}: unknown and missing keys, types, choices. */
final class ShapeCheck {
  private final Lints lints;

  ShapeCheck(Lints lints) {
    this.lints = lints;
  }

  /** Checks a block: {@code path} is empty for the whole file. */
  void block(Node node, List<MappingKey> keys, String path) {
    if (!(node instanceof MappingNode block)) {
      lints.error(MAPPING_WRONG_TYPE, path, node, "must be a block of keys, is " + shown(node));
      return;
    }
    onlyOnce(block, path);
    for (NodeTuple tuple : block.getValue()) {
      String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
      Optional<MappingKey> key = keys.stream().filter(one -> one.name().equals(name)).findFirst();
      if (key.isPresent()) {
        value(tuple.getValueNode(), key.get(), join(path, name));
      } else {
        lints.error(MAPPING_UNKNOWN_KEY, join(path, name), tuple.getKeyNode(), unknown(name, keys));
      }
    }
    for (MappingKey key : keys) {
      if (key.needed() && Given.child(block, key.name()).isEmpty()) {
        lints.add(
            MappingLint.Level.ERROR,
            MAPPING_MISSING_KEY,
            join(path, key.name()),
            node.getStartMark(),
            key.name()
                + " is missing. "
                + key.doc()
                + " Example: "
                + key.name()
                + ": "
                + key.example());
      }
    }
  }

  private void onlyOnce(MappingNode block, String path) {
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : block.getValue()) {
      String name = Given.textOf(tuple.getKeyNode());
      if (!seen.add(name)) {
        lints.error(
            MAPPING_CONFLICT, join(path, name), tuple.getKeyNode(), name + " stands here twice");
      }
    }
  }

  private void value(Node node, MappingKey key, String path) {
    switch (key.shape()) {
      case TEXT -> text(node, key, path);
      case TEXTS -> {
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
          list.getValue().forEach(one -> text(one, key, path));
        } else {
          text(node, key, path);
        }
      }
      case NUMBER -> require(isWhole(node), node, key, path);
      case SWITCH -> require(is(node, Tag.BOOL), node, key, path);
      case FIELD -> field(node, key, path);
      case FIELDS -> {
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
          list.getValue().forEach(one -> field(one, key, path));
        } else {
          lints.error(MAPPING_WRONG_TYPE, path, node, wrong(node, key));
        }
      }
      case NAMED_FIELDS -> {
        if (require(node instanceof MappingNode, node, key, path)) {
          onlyOnce((MappingNode) node, path);
          for (NodeTuple one : ((MappingNode) node).getValue()) {
            field(one.getValueNode(), key, join(path, Given.textOf(one.getKeyNode())));
          }
        }
      }
      case BLOCK -> block(node, key.inner(), path);
      case FIELD_BLOCK -> {
        if (node instanceof MappingNode) {
          block(node, key.inner(), path);
        } else {
          field(node, key, path);
        }
      }
      case BLOCKS -> {
        if (require(node instanceof SequenceNode, node, key, path)) {
          ((SequenceNode) node).getValue().forEach(one -> block(one, key.inner(), path));
        }
      }
    }
  }

  private void field(Node node, MappingKey key, String path) {
    if (node instanceof MappingNode) {
      block(node, MappingSpec.FIELD, path);
    } else if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
      list.getValue().forEach(one -> require(isName(one), one, key, path));
    } else {
      require(isName(node), node, key, path);
    }
  }

  private void text(Node node, MappingKey key, String path) {
    if (require(node instanceof ScalarNode && !is(node, Tag.NULL), node, key, path)
        && !key.choices().isEmpty()
        && !key.choices().contains(Given.textOf(node))) {
      lints.error(
          MAPPING_BAD_VALUE,
          path,
          node,
          shown(node) + " is none of " + String.join("  ", key.choices()));
    }
  }

  private boolean require(boolean holds, Node node, MappingKey key, String path) {
    if (!holds) {
      lints.error(MAPPING_WRONG_TYPE, path, node, wrong(node, key));
    }
    return holds;
  }

  private static String wrong(Node node, MappingKey key) {
    return "must be " + key.shape().words() + ", is " + shown(node) + ". Example: " + key.example();
  }

  private static boolean isName(Node node) {
    return node instanceof ScalarNode scalar
        && !scalar.getValue().isBlank()
        && (is(node, Tag.STR) || isWhole(node));
  }

  private static boolean isWhole(Node node) {
    return is(node, Tag.INT) && Given.textOf(node).matches("\\d{1,6}");
  }

  private static boolean is(Node node, Tag tag) {
    return node instanceof ScalarNode && node.getTag().equals(tag);
  }

  private static String unknown(String name, List<MappingKey> keys) {
    return Nearest.to(name, keys.stream().map(MappingKey::name).toList())
        .map(near -> Shown.value(name) + " means nothing here; did you mean " + near + "?")
        .orElseGet(
            () ->
                Shown.value(name)
                    + " means nothing here; possible are "
                    + String.join(", ", keys.stream().map(MappingKey::name).toList()));
  }

  private static String shown(Node node) {
    if (node instanceof ScalarNode scalar) {
      return is(node, Tag.NULL) ? "empty" : Shown.value(scalar.getValue());
    }
    return node instanceof SequenceNode list && list.getValue().isEmpty()
        ? "an empty list"
        : node instanceof SequenceNode ? "a list" : "a block";
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
