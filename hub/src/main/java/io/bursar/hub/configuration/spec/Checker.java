package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.spec.Shape.Either;
import io.bursar.hub.configuration.spec.Shape.ListOf;
import io.bursar.hub.configuration.spec.Shape.MapOf;
import io.bursar.hub.configuration.spec.Shape.Single;
import io.bursar.hub.configuration.spec.Shape.Structure;
import io.bursar.hub.configuration.spec.Shape.Variants;
import io.bursar.hub.configuration.yaml.YamlFile;
import io.bursar.hub.configuration.yaml.YamlNode;
import io.bursar.hub.configuration.yaml.YamlNode.Entry;
import io.bursar.hub.configuration.yaml.YamlNode.Mapping;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import io.bursar.hub.configuration.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a file against its declared keys. Whatever is wrong becomes a lint and is left out of the
 * result, so that everything else can still be looked at: all errors come at once.
 */
public final class Checker {

  private final Lints lints;
  private final ObjectChecker objects;

  public Checker(Lints lints) {
    this.lints = lints;
    this.objects = new ObjectChecker(this, lints);
  }

  /** What of the file is valid; empty when it is not even a mapping. */
  public Optional<Fields> check(FileSpec spec, YamlFile file) {
    return check(Shape.of(spec.root()), file.root(), "the file").map(Fields.class::cast);
  }

  /**
   * @param label what the node is to its owner: the key, or an item of it
   */
  Optional<? extends Value> check(Shape shape, YamlNode node, String label) {
    if (shape instanceof Single single) {
      return single(single.type(), node, label);
    }
    if (shape instanceof ListOf list) {
      return list(list, node, label);
    }
    if (shape instanceof MapOf map) {
      return mapping(shape, node, label, "names with values")
          .flatMap(m -> Optional.of(map(map, m)));
    }
    if (shape instanceof Structure structure) {
      return structure(structure.object(), node, label);
    }
    if (shape instanceof Variants variants) {
      return mapping(shape, node, label, "keys with values")
          .flatMap(found -> objects.variant(variants, found));
    }
    Either either = (Either) shape;
    return node instanceof Scalar
        ? single(either.single(), node, label)
        : structure(either.object(), node, label);
  }

  private Optional<Fields> structure(ObjectSpec spec, YamlNode node, String label) {
    return mapping(Shape.of(spec), node, label, "keys with values")
        .map(found -> objects.check(spec, found));
  }

  private Optional<Value> single(ScalarType type, YamlNode node, String label) {
    if (!(node instanceof Scalar scalar)) {
      wrongType(Shape.of(type), node, label, type.name());
      return Optional.empty();
    }
    if (scalar.isNull()) {
      lints.add(
          Lint.error(
              scalar.place(), LintCode.MISSING, label + " has no value", "write " + type.name()));
      return Optional.empty();
    }
    if (type.text() && scalar.kind() != Scalar.Kind.TEXT) {
      String kind = scalar.kind() == Scalar.Kind.NUMBER ? "number" : "truth value";
      lints.add(
          error(
              scalar,
              LintCode.WRONG_TYPE,
              label + " must be " + type.name() + ", and YAML takes this for a " + kind,
              "put quotes around it if it is meant",
              type.secret()));
      return Optional.empty();
    }
    try {
      return Optional.of(new Value.One(type.reader().read(scalar.text()), scalar));
    } catch (BadValue e) {
      lints.add(error(scalar, e.code(), label + ": " + e.getMessage(), e.remedy(), type.secret()));
      return Optional.empty();
    }
  }

  private Optional<Value> list(ListOf shape, YamlNode node, String label) {
    boolean none = node instanceof Scalar scalar && scalar.isNull();
    if (!none && !(node instanceof Sequence)) {
      wrongType(shape, node, label, "a list");
      return Optional.empty();
    }
    List<YamlNode> items = none ? List.of() : ((Sequence) node).items();
    if (shape.filled() && items.isEmpty()) {
      lints.add(
          Lint.error(node.place(), LintCode.MISSING, label + " is empty", "add at least one item"));
    }
    List<Value> values = new ArrayList<>();
    for (YamlNode item : items) {
      check(shape.item(), item, "an item of " + label).ifPresent(values::add);
    }
    boolean complete = values.size() == items.size() && values.stream().allMatch(Value::complete);
    return Optional.of(new Value.Many(List.copyOf(values), complete, node.place()));
  }

  private Fields map(MapOf shape, Mapping node) {
    Map<String, Fields.Entry> entries = new LinkedHashMap<>();
    boolean complete = true;
    for (Entry entry : node.entries()) {
      Optional<Object> key = key(shape.key(), entry.key());
      Optional<? extends Value> value = check(shape.value(), entry.value(), quoted(entry.key()));
      complete &= key.isPresent() && value.isPresent() && value.get().complete();
      if (key.isPresent() && value.isPresent()) {
        entries.put(entry.key().text(), new Fields.Entry(entry.key().place(), value.get()));
      }
    }
    return new Fields(entries, complete, node);
  }

  /** A name that the owner chose, as its type reads it. */
  Optional<Object> key(ScalarType type, Scalar key) {
    try {
      return Optional.of(type.reader().read(key.text()));
    } catch (BadValue e) {
      lints.add(Lint.error(key.place(), e.code(), e.getMessage(), key.text(), e.remedy()));
      return Optional.empty();
    }
  }

  private Optional<Mapping> mapping(Shape shape, YamlNode node, String label, String expected) {
    if (node instanceof Mapping found) {
      return Optional.of(found);
    }
    if (node instanceof Scalar scalar && scalar.isNull()) {
      return Optional.of(new Mapping(List.of(), node.span()));
    }
    wrongType(shape, node, label, expected);
    return Optional.empty();
  }

  private void wrongType(Shape shape, YamlNode node, String label, String expected) {
    String what = label + " must be " + expected + ", and is ";
    String remedy = "write " + expected;
    if (node instanceof Scalar scalar) {
      String single = what + "the single value";
      lints.add(error(scalar, LintCode.WRONG_TYPE, single, remedy, Shape.holdsSecrets(shape)));
    } else {
      String kind = node instanceof Sequence ? "a list" : "a mapping";
      lints.add(Lint.error(node.place(), LintCode.WRONG_TYPE, what + kind, remedy));
    }
  }

  private static Lint error(
      Scalar scalar, LintCode code, String what, String remedy, boolean secret) {
    return secret
        ? Lint.error(scalar.place(), code, what, remedy)
        : Lint.error(scalar.place(), code, what, scalar.text(), remedy);
  }

  static String quoted(Scalar key) {
    return "\"" + key.text() + "\"";
  }
}
