package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every route file and Kamelet is what Camel's own JSON Schema of its YAML DSL allows, which is
 * what Kaoto opens, and nothing that only Camel's more tolerant parser understands.
 */
class RoutesOpenInKaotoTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonSchema SCHEMA = schema();

  static List<Resource> routes() throws IOException {
    return found("classpath*:camel/*.camel.yaml");
  }

  static List<Resource> kamelets() throws IOException {
    return found("classpath*:kamelets/*.kamelet.yaml");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyRouteFileIsPlainYamlDsl(Resource file) throws IOException {
    assertThat(SCHEMA.validate(YAML.readTree(file.getContentAsByteArray())))
        .as(file.getFilename())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kamelets")
  void everyKameletsTemplateIsPlainYamlDsl(Resource file) throws IOException {
    JsonNode template = YAML.readTree(file.getContentAsByteArray()).at("/spec/template");
    ArrayNode dsl = YAML.createArrayNode();
    template.properties().forEach(part -> dsl.addObject().set(part.getKey(), part.getValue()));
    assertThat(dsl).isNotEmpty();
    assertThat(SCHEMA.validate(dsl)).as(file.getFilename()).isEmpty();
  }

  @Test
  void allOfThemAreLookedAt() throws IOException {
    assertThat(routes())
        .extracting(Resource::getFilename)
        .contains(
            "api.camel.yaml",
            "adjust.camel.yaml",
            "bus.camel.yaml",
            "clean.camel.yaml",
            "collect.camel.yaml",
            "notify.camel.yaml",
            "views.camel.yaml");
    assertThat(kamelets())
        .extracting(Resource::getFilename)
        .contains("bus-source.kamelet.yaml", "bus-sink.kamelet.yaml", "webhook-sink.kamelet.yaml");
  }

  @Test
  void theSchemaFindsWhatIsNoDsl() throws IOException {
    JsonNode wrong = YAML.readTree("- route: {from: {uri: 'timer:x', stepps: []}}");
    assertThat(SCHEMA.validate(wrong)).isNotEmpty();
  }

  private static List<Resource> found(String pattern) throws IOException {
    return Arrays.asList(new PathMatchingResourcePatternResolver().getResources(pattern));
  }

  private static JsonSchema schema() {
    try (InputStream text = new ClassPathResource("schema/camelYamlDsl.json").getInputStream()) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
          .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
