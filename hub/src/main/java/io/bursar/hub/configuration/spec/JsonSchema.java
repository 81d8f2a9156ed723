package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.spec.ObjectSpec.Together;
import io.bursar.hub.configuration.spec.Shape.Either;
import io.bursar.hub.configuration.spec.Shape.ListOf;
import io.bursar.hub.configuration.spec.Shape.MapOf;
import io.bursar.hub.configuration.spec.Shape.Single;
import io.bursar.hub.configuration.spec.Shape.Structure;
import io.bursar.hub.configuration.spec.Shape.Variant;
import io.bursar.hub.configuration.spec.Shape.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of a kind of file, for editors that complete and check while one
 * writes. It says what can be said without looking at other files.
 */
public final class JsonSchema {

  private final Map<String, Object> definitions = new TreeMap<>();

  private JsonSchema() {}

  /** The schema as maps and lists, ready to be written as JSON. */
  public static Map<String, Object> of(FileSpec file) {
    JsonSchema schema = new JsonSchema();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Bursar: " + file.path());
    root.put("description", file.description());
    root.putAll(schema.object(file.root()));
    // A file without a line in it says nothing, and that is valid where nothing is required.
    if (file.root().keys().stream().noneMatch(Key::required)) {
      root.put("type", List.of("object", "null"));
    }
    if (!schema.definitions.isEmpty()) {
      root.put("$defs", schema.definitions);
    }
    return root;
  }

  private Map<String, Object> shape(Shape shape) {
    if (shape instanceof Single single) {
      return new TreeMap<>(single.type().schema());
    }
    if (shape instanceof ListOf list) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", list.filled() ? "array" : List.of("array", "null"));
      schema.put("items", shape(list.item()));
      if (list.filled()) {
        schema.put("minItems", 1);
      }
      return schema;
    }
    if (shape instanceof MapOf map) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("type", List.of("object", "null"));
      schema.put("propertyNames", name(map.key()));
      schema.put("additionalProperties", shape(map.value()));
      return schema;
    }
    if (shape instanceof Structure structure) {
      return structure(structure.object());
    }
    if (shape instanceof Variants variants) {
      return Map.of(
          "oneOf", variants.variants().stream().map(Variant::object).map(this::object).toList());
    }
    Either either = (Either) shape;
    return Map.of(
        "anyOf", List.of(new TreeMap<>(either.single().schema()), structure(either.object())));
  }

  /** An object that may hold itself is a definition; the others stand where they are used. */
  private Map<String, Object> structure(ObjectSpec spec) {
    if (spec.children().isEmpty()) {
      return object(spec);
    }
    String name = spec.name().replaceFirst("^an? ", "").replace(' ', '-');
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, object(spec));
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  private Map<String, Object> object(ObjectSpec spec) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key key : spec.keys()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.description());
      property.putAll(shape(key.shape()));
      key.fallback().ifPresent(value -> property.put("default", value));
      properties.put(key.name(), property);
      if (key.required()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    boolean canBeEmpty = required.isEmpty() && spec.rules().stream().allMatch(r -> r.least() == 0);
    schema.put("type", canBeEmpty ? List.of("object", "null") : "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (spec.children().isPresent()) {
      schema.put("propertyNames", childOrKey(spec));
      schema.put("additionalProperties", structure(spec));
    } else {
      schema.put("additionalProperties", false);
    }
    List<Map<String, Object>> rules = spec.rules().stream().map(JsonSchema::together).toList();
    if (!rules.isEmpty()) {
      schema.put("allOf", rules);
    }
    return schema;
  }

  private static Map<String, Object> childOrKey(ObjectSpec spec) {
    List<String> keys = spec.keys().stream().map(Key::name).toList();
    return Map.of("anyOf", List.of(Map.of("enum", keys), name(spec.children().orElseThrow())));
  }

  /** Names are text to JSON, whatever YAML takes them for. */
  private static Map<String, Object> name(ScalarType type) {
    Map<String, Object> schema = new TreeMap<>(type.schema());
    schema.put("type", "string");
    return schema;
  }

  private static Map<String, Object> together(Together rule) {
    String word = rule.most() == 1 ? "oneOf" : "anyOf";
    return Map.of(word, rule.keys().stream().map(key -> Map.of("required", List.of(key))).toList());
  }
}
