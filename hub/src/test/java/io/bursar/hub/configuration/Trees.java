package io.bursar.hub.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.yaml.Span;
import io.bursar.hub.configuration.yaml.YamlNode;
import io.bursar.hub.configuration.yaml.YamlNode.Entry;
import io.bursar.hub.configuration.yaml.YamlNode.Mapping;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import io.bursar.hub.configuration.yaml.YamlNode.Sequence;
import io.bursar.hub.configuration.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** YAML trees for tests: made, changed at a place, written and read again. */
final class Trees {

  private static final Span NOWHERE = new Span(new Place("-", 0, 0), 0, 0);

  private Trees() {}

  static YamlNode read(String text) {
    Lints lints = new Lints();
    return YamlReader.read("-", text, lints)
        .orElseThrow(() -> new IllegalArgumentException(lints.inOrder().toString()))
        .root();
  }

  static Scalar plain(String text) {
    return new Scalar(text, true, NOWHERE);
  }

  /** The node that the steps lead to: numbers of entries and items. */
  static YamlNode at(YamlNode root, List<Integer> steps) {
    YamlNode node = root;
    for (int step : steps) {
      node =
          node instanceof Mapping mapping
              ? mapping.entries().get(step).value()
              : ((Sequence) node).items().get(step);
    }
    return node;
  }

  /** The same tree with another node there. */
  static YamlNode with(YamlNode root, List<Integer> steps, UnaryOperator<YamlNode> change) {
    if (steps.isEmpty()) {
      return change.apply(root);
    }
    List<Integer> rest = steps.subList(1, steps.size());
    int step = steps.get(0);
    if (root instanceof Mapping mapping) {
      List<Entry> entries = new ArrayList<>(mapping.entries());
      Entry old = entries.get(step);
      entries.set(step, new Entry(old.key(), with(old.value(), rest, change)));
      return new Mapping(entries, root.span());
    }
    List<YamlNode> items = new ArrayList<>(((Sequence) root).items());
    items.set(step, with(items.get(step), rest, change));
    return new Sequence(items, root.span());
  }

  /** YAML that says the same, each entry and item on a line of its own and as deep as it is. */
  static String write(YamlNode node) {
    return write(node, "\n");
  }

  private static String write(YamlNode node, String line) {
    if (node instanceof Scalar scalar) {
      return scalar.plain() ? plainText(scalar) : quoted(scalar.text());
    }
    String below = line + " ";
    if (node instanceof Sequence sequence) {
      return sequence.items().stream()
          .map(item -> below + write(item, below))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return ((Mapping) node)
        .entries().stream()
            .map(entry -> below + quoted(entry.key().text()) + ": " + write(entry.value(), below))
            .collect(Collectors.joining(",", "{", "}"));
  }

  /** What a program that knows only YAML takes it for. */
  static JsonNode json(YamlNode node) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (node instanceof Sequence sequence) {
      ArrayNode array = json.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    if (node instanceof Mapping mapping) {
      ObjectNode object = json.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
      return object;
    }
    Scalar scalar = (Scalar) node;
    if (scalar.isNull()) {
      return json.nullNode();
    }
    return switch (scalar.kind()) {
      case NUMBER -> json.numberNode(new BigDecimal(scalar.text()));
      case BOOLEAN -> json.booleanNode(Boolean.parseBoolean(scalar.text()));
      case TEXT -> json.textNode(scalar.text());
    };
  }

  /** Plain text stays plain where YAML would read it as a number, a truth value or nothing. */
  private static String plainText(Scalar scalar) {
    boolean special = scalar.isNull() || scalar.kind() != Scalar.Kind.TEXT;
    return special ? scalar.text() : quoted(scalar.text());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
