package io.bursar.routes.bus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bursar.core.journal.When;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the JSON Schema (2020-12) of an event's data out of its record, as {@link BusJson} writes
 * it. Fields may be added to an event, so a schema never forbids what it does not know.
 */
final class EventSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Written under {@code $defs}: each record that is part of the event, once. */
  private final Map<String, ObjectNode> parts = new TreeMap<>();

  private EventSchema() {}

  static ObjectNode of(EventType type) {
    EventSchema schema = new EventSchema();
    ObjectNode whole =
        JSON.createObjectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", type.typeName());
    whole.setAll(schema.record(type.payload()));
    if (!schema.parts.isEmpty()) {
      whole.putObject("$defs").setAll(schema.parts);
    }
    return whole;
  }

  private ObjectNode record(Class<?> type) {
    SourceComment comment = SourceComment.of(type);
    ObjectNode schema = JSON.createObjectNode();
    comment.summary().ifPresent(summary -> schema.put("description", summary));
    schema.put("type", "object");
    ObjectNode properties = JSON.createObjectNode();
    ArrayNode required = JSON.createArrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode value = schema(component.getGenericType());
      comment.of(component.getName()).ifPresent(text -> value.put("description", text));
      properties.set(component.getName(), value);
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    schema.set("properties", properties);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private ObjectNode schema(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      ObjectNode schema = JSON.createObjectNode();
      ArrayNode values = schema.putArray("enum");
      Arrays.stream(plain.getEnumConstants()).forEach(value -> values.add(value.toString()));
      return schema;
    }
    if (plain == When.class) {
      ObjectNode schema = JSON.createObjectNode();
      schema.putArray("anyOf").add(text("date-time")).add(text("date"));
      return schema;
    }
    if (plain.isRecord() || plain.isSealed()) {
      return part(plain);
    }
    return scalar(plain);
  }

  private ObjectNode generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] of = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return schema(of[0]);
    }
    ObjectNode schema = JSON.createObjectNode();
    if (Collection.class.isAssignableFrom(raw)) {
      schema.put("type", "array").set("items", schema(of[0]));
      return schema;
    }
    if (raw == Map.class && of[0] == String.class) {
      schema.put("type", "object").set("additionalProperties", schema(of[1]));
      return schema;
    }
    throw new IllegalArgumentException("no schema is known for " + type);
  }

  private ObjectNode part(Class<?> type) {
    String name = name(type);
    if (!parts.containsKey(name)) {
      parts.put(name, JSON.createObjectNode());
      parts.get(name).setAll(type.isRecord() ? record(type) : alternatives(type));
    }
    return JSON.createObjectNode().put("$ref", "#/$defs/" + name);
  }

  /** A sealed type, told apart as the mapper of the bus does it. */
  private ObjectNode alternatives(Class<?> type) {
    ObjectNode schema = JSON.createObjectNode();
    ArrayNode oneOf = schema.putArray("oneOf");
    JsonSubTypes kinds = BusJson.mapper().findMixInClassFor(type).getAnnotation(JsonSubTypes.class);
    for (JsonSubTypes.Type kind : kinds.value()) {
      ObjectNode alternative = record(kind.value());
      ObjectNode properties = JSON.createObjectNode();
      properties.putObject("kind").put("const", kind.name());
      properties.setAll((ObjectNode) alternative.get("properties"));
      alternative.set("properties", properties);
      ArrayNode required = JSON.createArrayNode().add("kind");
      if (alternative.has("required")) {
        required.addAll((ArrayNode) alternative.get("required"));
      }
      alternative.set("required", required);
      oneOf.add(alternative);
    }
    return schema;
  }

  private static ObjectNode scalar(Class<?> type) {
    if (type == String.class || type == ZoneId.class) {
      return JSON.createObjectNode().put("type", "string");
    }
    if (type == BigDecimal.class) {
      return JSON.createObjectNode().put("type", "string").put("pattern", "^-?[0-9]+([.][0-9]+)?$");
    }
    if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
      return JSON.createObjectNode().put("type", "integer");
    }
    if (type == boolean.class) {
      return JSON.createObjectNode().put("type", "boolean");
    }
    if (type == Instant.class) {
      return text("date-time");
    }
    if (type == LocalDate.class) {
      return text("date");
    }
    if (type == byte[].class) {
      return JSON.createObjectNode().put("type", "string").put("contentEncoding", "base64");
    }
    throw new IllegalArgumentException("no schema is known for " + type);
  }

  private static ObjectNode text(String format) {
    return JSON.createObjectNode().put("type", "string").put("format", format);
  }

  /** The class's name within its package: {@code ChargeEntry.Part}. */
  private static String name(Class<?> type) {
    return Arrays.stream(
            type.getName().substring(type.getPackageName().length() + 1).split("\\$", -1))
        .collect(Collectors.joining("."));
  }
}
