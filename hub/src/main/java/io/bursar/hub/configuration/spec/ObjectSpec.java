package io.bursar.hub.configuration.spec;

import java.util.List;
import java.util.Optional;

/**
 * A mapping with known keys.
 *
 * @param name what it is called in lints and in the schema, {@code budget}
 * @param keys in the order of the reference
 * @param rules which of them go together
 * @param children the name of further keys, each of which holds an object like this one again
 */
public record ObjectSpec(
    String name, List<Key> keys, List<Together> rules, Optional<ScalarType> children) {

  /**
   * How many of some keys must be there.
   *
   * @param least 0 or 1
   */
  public record Together(List<String> keys, int least, int most) {}

  public static ObjectSpec of(String name, Key... keys) {
    return new ObjectSpec(name, List.of(keys), List.of(), Optional.empty());
  }

  /** With exactly one of these keys. */
  public ObjectSpec exactlyOne(String... names) {
    return with(new Together(List.of(names), 1, 1));
  }

  /** With one or more of these keys. */
  public ObjectSpec atLeastOne(String... names) {
    return with(new Together(List.of(names), 1, names.length));
  }

  /** With children of its own kind under names of that type. */
  public ObjectSpec withChildren(ScalarType childName) {
    return new ObjectSpec(name, keys, rules, Optional.of(childName));
  }

  private ObjectSpec with(Together rule) {
    List<Together> all = new java.util.ArrayList<>(rules);
    all.add(rule);
    return new ObjectSpec(name, keys, List.copyOf(all), children);
  }
}
