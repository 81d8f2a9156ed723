package io.bursar.hub.configuration.spec;

import java.util.List;

/** What a key may hold. */
public sealed interface Shape {

  /** One value. */
  record Single(ScalarType type) implements Shape {}

  /**
   * A list.
   *
   * @param filled whether it must have an item
   */
  record ListOf(Shape item, boolean filled) implements Shape {}

  /**
   * Values by names that the owner chooses.
   *
   * @param key type of the names
   */
  record MapOf(ScalarType key, Shape value) implements Shape {}

  /** A mapping with known keys. */
  record Structure(ObjectSpec object) implements Shape {}

  /** One value, or a mapping that says more. */
  record Either(ScalarType single, ObjectSpec object) implements Shape {}

  /**
   * A mapping whose keys depend on the value of one of them.
   *
   * @param by the key that says which
   */
  record Variants(String name, String by, List<Variant> variants) implements Shape {}

  /** What the mapping is when the key has that value. */
  record Variant(String value, ObjectSpec object) {}

  static Shape of(ScalarType type) {
    return new Single(type);
  }

  static Shape of(ObjectSpec object) {
    return new Structure(object);
  }

  static Shape listOf(Shape item) {
    return new ListOf(item, false);
  }

  /** A list that must have an item. */
  static Shape filledListOf(Shape item) {
    return new ListOf(item, true);
  }

  /** Whether a value of it may hold a secret, so that what stands there is never shown. */
  static boolean holdsSecrets(Shape shape) {
    if (shape instanceof Single single) {
      return single.type().secret();
    }
    if (shape instanceof ListOf list) {
      return holdsSecrets(list.item());
    }
    if (shape instanceof MapOf map) {
      return holdsSecrets(map.value());
    }
    if (shape instanceof Structure structure) {
      return structure.object().keys().stream().anyMatch(key -> holdsSecrets(key.shape()));
    }
    return shape instanceof Variants variants
        && variants.variants().stream().anyMatch(variant -> holdsSecrets(of(variant.object())));
  }
}
