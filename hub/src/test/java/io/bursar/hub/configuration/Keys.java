package io.bursar.hub.configuration;

import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Key;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.Shape;
import io.bursar.hub.configuration.yaml.YamlNode;
import io.bursar.hub.configuration.yaml.YamlNode.Entry;
import io.bursar.hub.configuration.yaml.YamlNode.Mapping;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import io.bursar.hub.configuration.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Finds each declared key where a file uses it. */
final class Keys {

  /**
   * A declared key in a file.
   *
   * @param key as declared
   * @param object the object it is a key of
   * @param steps how to come to the mapping that has it
   * @param index which entry of the mapping it is
   */
  record Use(Key key, ObjectSpec object, List<Integer> steps, int index) {

    List<Integer> value() {
      List<Integer> all = new ArrayList<>(steps);
      all.add(index);
      return all;
    }
  }

  private final List<Use> uses = new ArrayList<>();

  private Keys() {}

  static List<Use> in(FileSpec spec, YamlNode root) {
    Keys keys = new Keys();
    keys.object(spec.root(), root, List.of());
    return keys.uses;
  }

  private void shape(Shape shape, YamlNode node, List<Integer> steps) {
    if (shape instanceof Shape.Structure structure) {
      object(structure.object(), node, steps);
    } else if (shape instanceof Shape.ListOf list && node instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        shape(list.item(), sequence.items().get(i), next(steps, i));
      }
    } else if (shape instanceof Shape.MapOf map && node instanceof Mapping mapping) {
      for (int i = 0; i < mapping.entries().size(); i++) {
        shape(map.value(), mapping.entries().get(i).value(), next(steps, i));
      }
    } else if (shape instanceof Shape.Either either && node instanceof Mapping) {
      object(either.object(), node, steps);
    } else if (shape instanceof Shape.Variants variants && node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        for (Shape.Variant variant : variants.variants()) {
          if (entry.key().text().equals(variants.by())
              && ((Scalar) entry.value()).text().equals(variant.value())) {
            object(variant.object(), node, steps);
          }
        }
      }
    }
  }

  private void object(ObjectSpec object, YamlNode node, List<Integer> steps) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    for (int i = 0; i < mapping.entries().size(); i++) {
      Entry entry = mapping.entries().get(i);
      boolean own = false;
      for (Key key : object.keys()) {
        if (key.name().equals(entry.key().text())) {
          own = true;
          uses.add(new Use(key, object, steps, i));
          shape(key.shape(), entry.value(), next(steps, i));
        }
      }
      if (!own && object.children().isPresent()) {
        object(object, entry.value(), next(steps, i));
      }
    }
  }

  private static List<Integer> next(List<Integer> steps, int step) {
    List<Integer> all = new ArrayList<>(steps);
    all.add(step);
    return List.copyOf(all);
  }
}
