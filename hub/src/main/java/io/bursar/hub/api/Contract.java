package io.bursar.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.bursar.routes.bus.KeyEvent.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The OpenAPI document, as far as the door needs it: what may come in, and who may send it. */
final class Contract {

  /** Where it lies on the class path. */
  static final String RESOURCE = "openapi/bursar-v1.yaml";

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private final byte[] text;
  private final JsonNode document;
  private final String base;
  private final List<Operation> operations;
  private final Map<PathTemplate, Map<String, Operation>> byPath = new LinkedHashMap<>();

  private Contract(byte[] text) throws IOException {
    this.text = text;
    this.document = new YAMLMapper().readTree(text);
    this.base = document.at("/servers/0/url").asText();
    this.operations = readOperations();
    operations.forEach(
        operation ->
            byPath
                .computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                .put(operation.method(), operation));
  }

  /** Reads it from the class path. */
  static Contract load() {
    try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return new Contract(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** The document as it is written. */
  byte[] text() {
    return text.clone();
  }

  /** The document as a tree; to be read, never changed. */
  JsonNode document() {
    return document;
  }

  /** What every path begins with, {@code /api/v1}. */
  String base() {
    return base;
  }

  List<Operation> operations() {
    return operations;
  }

  /** The operations of the path, by method; empty when the contract has no such path. */
  Map<String, Operation> at(String path) {
    if (!path.startsWith(base)) {
      return Map.of();
    }
    String rest = path.substring(base.length());
    return byPath.entrySet().stream()
        .filter(entry -> entry.getKey().matches(rest))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Map.of());
  }

  private List<Operation> readOperations() {
    List<Operation> read = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .map(member -> operation(path.getKey(), member.getKey(), member.getValue()))
                    .forEach(read::add));
    return List.copyOf(read);
  }

  private Operation operation(String path, String method, JsonNode node) {
    JsonNode body = node.path("requestBody");
    List<Parameter> parameters =
        elements(node.path("parameters")).stream().map(this::resolve).map(Parameter::of).toList();
    return new Operation(
        node.get("operationId").asText(),
        node.at("/tags/0").asText(),
        method.toUpperCase(Locale.ROOT),
        new PathTemplate(path),
        role(node.has("security") ? node.get("security") : document.path("security")),
        parameters,
        names(body.path("content")),
        body.has("x-max-bytes")
            ? OptionalLong.of(body.get("x-max-bytes").asLong())
            : OptionalLong.empty(),
        offered(node));
  }

  /** The role beside the key; an operation without a security requirement is open to anybody. */
  private static Optional<Role> role(JsonNode security) {
    return security.isEmpty()
        ? Optional.empty()
        : Optional.of(Role.valueOf(security.at("/0/key/0").asText().toUpperCase(Locale.ROOT)));
  }

  private Set<String> offered(JsonNode operation) {
    return operation.path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .flatMap(response -> names(resolve(response.getValue()).path("content")).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
