package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping that was checked.
 *
 * @param entries the valid ones, with fallbacks filled in, in order
 * @param complete whether nothing in it was wrong or missing
 * @param source where it stands
 */
public record Fields(Map<String, Entry> entries, boolean complete, YamlNode source)
    implements Value {

  /** A key and what it holds. */
  public record Entry(Place keyPlace, Value value) {}

  /** A value and where it stands. */
  public record Found<T>(T value, YamlNode source) {
    public Place place() {
      return source.place();
    }
  }

  @Override
  public Place place() {
    return source.place();
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Whether its owner wrote the key, with a valid value or not. */
  public boolean mentions(String key) {
    return source instanceof YamlNode.Mapping mapping
        && mapping.entries().stream().anyMatch(entry -> entry.key().text().equals(key));
  }

  /** Whether what is known of a key is all that its owner wrote. */
  public boolean complete(String key) {
    return value(key).map(Value::complete).orElse(!mentions(key));
  }

  /** A single value, where it is there and valid. */
  public <T> Optional<Found<T>> found(String key, Class<T> type) {
    return value(key).flatMap(value -> one(value, type));
  }

  /** A single value without its place. */
  public <T> Optional<T> get(String key, Class<T> type) {
    return found(key, type).map(Found::value);
  }

  /** A value that is required or has a fallback, of a mapping that is complete. */
  public <T> T need(String key, Class<T> type) {
    return get(key, type)
        .orElseThrow(() -> new IllegalStateException("no " + key + " at " + place()));
  }

  /** The valid items of a list of single values. */
  public <T> List<Found<T>> all(String key, Class<T> type) {
    return items(key).stream().flatMap(value -> one(value, type).stream()).toList();
  }

  /** The mappings of a list. */
  public List<Fields> objects(String key) {
    List<Fields> objects = new ArrayList<>();
    for (Value value : items(key)) {
      if (value instanceof Fields fields) {
        objects.add(fields);
      }
    }
    return objects;
  }

  /** A mapping. */
  public Optional<Fields> object(String key) {
    return value(key).filter(Fields.class::isInstance).map(Fields.class::cast);
  }

  private Optional<Value> value(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  private List<Value> items(String key) {
    return value(key)
        .map(value -> value instanceof Many many ? many.values() : List.<Value>of())
        .orElse(List.of());
  }

  private static <T> Optional<Found<T>> one(Value value, Class<T> type) {
    return value instanceof One one && type.isInstance(one.read())
        ? Optional.of(new Found<>(type.cast(one.read()), one.source()))
        : Optional.empty();
  }
}
