package io.bursar.core.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A YAML mapping in which every scalar is text: 10.10 stays 10.10. */
record Yaml(String place, Map<String, Object> values) {

  static Yaml parse(String place, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(place)
            .setSchema(new FailsafeSchema())
            .setTagConstructors(Map.of(Tag.NULL, node -> ""))
            .build();
    Object loaded = new Load(settings).loadFromString(text);
    return of(place, loaded);
  }

  static Yaml of(String place, Object value) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> values.put(String.valueOf(key), each));
    } else if (!isNothing(value)) {
      throw new IllegalArgumentException(place + ": expected a mapping, found " + value);
    }
    return new Yaml(place, values);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException(place + ": " + key + "?"));
  }

  String text(String key, String otherwise) {
    return find(key).orElse(otherwise);
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf);
  }

  Yaml map(String key) {
    return of(place + "." + key, values.get(key));
  }

  List<Yaml> maps(String key) {
    List<Yaml> maps = new ArrayList<>();
    for (Object each : list(key)) {
      maps.add(of(place + "." + key + "[" + maps.size() + "]", each));
    }
    return maps;
  }

  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  /** This mapping with another laid over it, deep. */
  Yaml with(Yaml over) {
    Map<String, Object> merged = new LinkedHashMap<>(values);
    over.values.forEach(
        (key, value) ->
            merged.merge(
                key,
                value,
                (was, is) ->
                    was instanceof Map && is instanceof Map
                        ? of(key, was).with(of(key, is)).values
                        : is));
    return new Yaml(place, merged);
  }

  private List<?> list(String key) {
    Object value = values.get(key);
    if (value instanceof List<?> list) {
      return list;
    }
    return isNothing(value) ? List.of() : List.of(value);
  }

  private static boolean isNothing(Object value) {
    return value == null || "".equals(value);
  }
}
