package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Nearest;
import io.bursar.hub.configuration.spec.ObjectSpec.Together;
import io.bursar.hub.configuration.spec.Shape.Variant;
import io.bursar.hub.configuration.spec.Shape.Variants;
import io.bursar.hub.configuration.yaml.YamlNode.Entry;
import io.bursar.hub.configuration.yaml.YamlNode.Mapping;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import io.bursar.hub.configuration.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks mappings with known keys. */
final class ObjectChecker {

  private final Checker checker;
  private final Lints lints;

  ObjectChecker(Checker checker, Lints lints) {
    this.checker = checker;
    this.lints = lints;
  }

  Fields check(ObjectSpec spec, Mapping node) {
    Map<String, Fields.Entry> entries = new LinkedHashMap<>();
    boolean complete = true;
    for (Entry entry : node.entries()) {
      Optional<? extends Value> value = value(spec, entry);
      complete &= value.isPresent() && value.get().complete();
      value.ifPresent(
          found -> entries.put(entry.key().text(), new Fields.Entry(entry.key().place(), found)));
    }
    for (Key key : spec.keys()) {
      if (!present(node, key.name())) {
        complete &= !key.required();
        absent(spec, key, node, entries);
      }
    }
    for (Together rule : spec.rules()) {
      complete &= together(spec, rule, node);
    }
    return new Fields(entries, complete, node);
  }

  Optional<Fields> variant(Variants shape, Mapping node) {
    Optional<Scalar> chosen =
        node.entries().stream()
            .filter(entry -> entry.key().text().equals(shape.by()))
            .map(Entry::value)
            .filter(Scalar.class::isInstance)
            .map(Scalar.class::cast)
            .findFirst();
    for (Variant variant : shape.variants()) {
      if (chosen.isPresent() && chosen.get().text().equals(variant.value())) {
        return Optional.of(check(variant.object(), node));
      }
    }
    List<String> values = shape.variants().stream().map(Variant::value).toList();
    if (present(node, shape.by())) {
      node.entries().stream()
          .filter(entry -> entry.key().text().equals(shape.by()))
          .forEach(
              entry ->
                  checker.check(
                      Shape.of(Choices.ofTexts(values)), entry.value(), "\"" + shape.by() + "\""));
    } else {
      missing(shape.name(), shape.by(), node, "its value is one of " + String.join(", ", values));
    }
    return Optional.empty();
  }

  private Optional<? extends Value> value(ObjectSpec spec, Entry entry) {
    String name = entry.key().text();
    for (Key key : spec.keys()) {
      if (key.name().equals(name)) {
        return checker.check(key.shape(), entry.value(), "\"" + name + "\"");
      }
    }
    if (spec.children().isPresent() && !misspelt(spec, entry)) {
      Optional<Object> child = checker.key(spec.children().get(), entry.key());
      Optional<? extends Value> value =
          checker.check(Shape.of(spec), entry.value(), "\"" + name + "\"");
      return child.isPresent() ? value : Optional.empty();
    }
    List<String> known = spec.keys().stream().map(Key::name).toList();
    lints.add(
        Lint.error(
            entry.key().place(),
            LintCode.UNKNOWN_KEY,
            "unknown key",
            name,
            new Nearest(known)
                .advice(name, spec.name() + " has only " + String.join(", ", known))));
    return Optional.empty();
  }

  /**
   * A child is a mapping or nothing: a name with a value is a key that was misspelt, and so is a
   * name much like a key with values below it.
   */
  private static boolean misspelt(ObjectSpec spec, Entry entry) {
    if (entry.value() instanceof Mapping mapping) {
      List<String> known = spec.keys().stream().map(Key::name).toList();
      return new Nearest(known).to(entry.key().text()).isPresent()
          && mapping.entries().stream()
              .anyMatch(below -> !known.contains(below.key().text()) && hasValue(below));
    }
    return hasValue(entry) || entry.value() instanceof Sequence;
  }

  private static boolean hasValue(Entry entry) {
    return entry.value() instanceof Scalar scalar && !scalar.isNull();
  }

  private void absent(ObjectSpec spec, Key key, Mapping node, Map<String, Fields.Entry> entries) {
    if (key.required()) {
      missing(spec.name(), key.name(), node, "for example " + key.name() + ": " + key.example());
      return;
    }
    if (key.fallback().isPresent() && key.shape() instanceof Shape.Single single) {
      try {
        Object value = single.type().reader().read(key.fallback().get());
        entries.put(key.name(), new Fields.Entry(node.place(), new Value.One(value, node)));
      } catch (BadValue e) {
        throw new IllegalStateException("the fallback of " + key.name() + " is not valid", e);
      }
    }
  }

  private void missing(String object, String key, Mapping node, String remedy) {
    lints.add(
        Lint.error(
            node.place(), LintCode.MISSING, object + " lacks the key", key, "add it, " + remedy));
  }

  private boolean together(ObjectSpec spec, Together rule, Mapping node) {
    List<Entry> present =
        node.entries().stream().filter(e -> rule.keys().contains(e.key().text())).toList();
    String keys = String.join(", ", rule.keys());
    if (present.size() < rule.least()) {
      lints.add(
          Lint.error(
              node.place(),
              LintCode.MISSING,
              spec.name() + " has none of " + keys,
              "add " + (rule.most() == 1 ? "one" : "at least one") + " of them"));
      return false;
    }
    if (present.size() > rule.most()) {
      lints.add(
          Lint.error(
              present.get(1).key().place(),
              LintCode.TOGETHER,
              spec.name() + " has more than one of " + keys,
              present.get(1).key().text(),
              "keep one of them"));
      return false;
    }
    return true;
  }

  private static boolean present(Mapping node, String key) {
    return node.entries().stream().anyMatch(entry -> entry.key().text().equals(key));
  }
}
