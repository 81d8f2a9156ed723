package io.bursar.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A parameter of an operation.
 *
 * @param in {@code query}, {@code path} or {@code header}
 * @param initial its value where the caller gives none
 * @param schema what the contract says about its value
 */
record Parameter(
    String name, String in, boolean required, Optional<String> initial, Schema schema) {

  /** As much of JSON Schema as parameters use; the contract test refuses a keyword beyond these. */
  record Schema(
      String type,
      Optional<String> format,
      Optional<Pattern> pattern,
      Set<String> words,
      int minLength,
      int maxLength,
      long minimum,
      long maximum) {}

  static Parameter of(JsonNode node) {
    JsonNode schema = node.path("schema");
    return new Parameter(
        node.get("name").asText(),
        node.get("in").asText(),
        node.path("required").asBoolean(),
        text(schema, "default"),
        new Schema(
            schema.path("type").asText(),
            text(schema, "format"),
            text(schema, "pattern").map(Pattern::compile),
            StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(java.util.TreeSet::new)),
            schema.path("minLength").asInt(0),
            schema.path("maxLength").asInt(Integer.MAX_VALUE),
            schema.path("minimum").asLong(Long.MIN_VALUE),
            schema.path("maximum").asLong(Long.MAX_VALUE)));
  }

  private static Optional<String> text(JsonNode schema, String keyword) {
    return Optional.ofNullable(schema.get(keyword)).map(JsonNode::asText);
  }

  boolean isIn(String place) {
    return in.equals(place);
  }

  /** What is wrong with the value, as the end of "NAME is 'VALUE', "; empty when nothing is. */
  Optional<String> wrong(String value) {
    return switch (schema.type()) {
      case "integer" -> wrongInteger(value);
      case "boolean" ->
          value.equals("true") || value.equals("false")
              ? Optional.empty()
              : Optional.of("not true or false");
      default -> wrongText(value);
    };
  }

  private Optional<String> wrongInteger(String value) {
    String range = "not a whole number from " + schema.minimum() + " to " + schema.maximum();
    try {
      long number = Long.parseLong(value);
      return number >= schema.minimum() && number <= schema.maximum()
          ? Optional.empty()
          : Optional.of(range);
    } catch (NumberFormatException e) {
      return Optional.of(range);
    }
  }

  private Optional<String> wrongText(String value) {
    if (value.length() < schema.minLength() || value.length() > schema.maxLength()) {
      return Optional.of(
          "not " + schema.minLength() + " to " + schema.maxLength() + " characters long");
    }
    if (value.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("which has control characters");
    }
    if (!schema.words().isEmpty() && !schema.words().contains(value)) {
      return Optional.of("not one of " + String.join(", ", schema.words()));
    }
    if (schema.pattern().isPresent() && !schema.pattern().get().matcher(value).matches()) {
      return Optional.of("not like " + schema.pattern().get());
    }
    return schema.format().filter("date-time"::equals).isPresent() && !isInstant(value)
        ? Optional.of("not an instant like 2026-11-05T09:00:00Z")
        : Optional.empty();
  }

  private static boolean isInstant(String value) {
    try {
      OffsetDateTime.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
