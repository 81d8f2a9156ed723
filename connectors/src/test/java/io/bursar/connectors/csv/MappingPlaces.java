package io.bursar.connectors.csv;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where things stand in a YAML text, as lints write it: {@code line:column}. */
final class MappingPlaces {

  private MappingPlaces() {}

  /** The node that keys and indexes lead to. */
  static Node at(String yaml, List<Object> steps) {
    Node node =
        new Compose(LoadSettings.builder().setUseMarks(true).build())
            .composeString(yaml)
            .orElseThrow();
    for (Object step : steps) {
      node =
          node instanceof SequenceNode list
              ? list.getValue().get((Integer) step)
              : Given.child((MappingNode) node, step.toString()).orElseThrow();
    }
    return node;
  }

  static String of(Node node) {
    Mark mark = node.getStartMark().orElseThrow();
    return mark.getLine() + 1 + ":" + (mark.getColumn() + 1);
  }

  /** Of a key of a block. */
  static String ofKey(MappingNode block, String key) {
    return block.getValue().stream()
        .map(NodeTuple::getKeyNode)
        .filter(node -> Given.textOf(node).equals(key))
        .map(MappingPlaces::of)
        .findFirst()
        .orElseThrow();
  }

  /** Of a value and of all that stands in it. */
  static Set<String> within(Node node) {
    Set<String> places = new TreeSet<>(Set.of(of(node)));
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> places.addAll(within(item)));
    } else if (node instanceof MappingNode block) {
      for (NodeTuple each : block.getValue()) {
        places.add(of(each.getKeyNode()));
        places.addAll(within(each.getValueNode()));
      }
    }
    return places;
  }

  /** Of a block and of the values that stand in it beside each other. */
  static Set<String> around(String yaml, List<Object> steps) {
    Node node = at(yaml, steps);
    Set<String> places = new TreeSet<>(Set.of(of(node)));
    if (node instanceof MappingNode block) {
      block.getValue().forEach(each -> places.add(of(each.getValueNode())));
    }
    return places;
  }
}
