package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JSON Schemas of the bus are those of its records, and are what is really written. */
class EventSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource
  void publishedSchemaIsCurrent(EventType type) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    String text = JSON.writer(printer).writeValueAsString(EventSchema.of(type)) + "\n";
    Path file = Contract.schema(type);
    if (Boolean.getBoolean("bursar.docs.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("generated; write it anew with -Dbursar.docs.write=true -Dtest=EventSchemaTest")
        .hasContent(text);
  }

  @Test
  void nothingElseIsPublished() throws IOException {
    try (Stream<Path> files = Files.list(Contract.SCHEMAS)) {
      assertThat(files)
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(EventType.values()).map(Contract::schema).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsWhatTheSchemaSays(EventType type) throws IOException {
    JsonSchema schema = published(type);
    List<Object> samples = EventSamples.of(type.payload());
    assertThat(samples).hasSizeGreaterThan(1);
    for (Object sample : samples) {
      JsonNode written = JSON.readTree(BusJson.write(sample));
      assertThat(schema.validate(written)).as(written.toString()).isEmpty();
    }
  }

  /** A schema that lets everything through would pass the test above too. */
  @ParameterizedTest
  @EnumSource
  void whatIsMissingOrOfAnotherTypeIsFound(EventType type) throws IOException {
    JsonSchema schema = published(type);
    ObjectNode written =
        (ObjectNode) JSON.readTree(BusJson.write(EventSamples.of(type.payload()).get(0)));
    for (JsonNode key : EventSchema.of(type).path("required")) {
      ObjectNode less = written.deepCopy().without(key.asText());
      assertThat(schema.validate(less)).as("without " + key).isNotEmpty();
    }
    for (String key : keys(written)) {
      ObjectNode other = written.deepCopy();
      other.set(key, JSON.createArrayNode().add(1.5));
      assertThat(schema.validate(other)).as("another type of " + key).isNotEmpty();
    }
  }

  /** The file, made strict: here nothing may be written that it does not know. */
  private static JsonSchema published(EventType type) throws IOException {
    JsonNode schema = JSON.readTree(Contract.schema(type).toFile());
    close(schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static List<String> keys(ObjectNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(EventSchemaTest::close);
  }
}
