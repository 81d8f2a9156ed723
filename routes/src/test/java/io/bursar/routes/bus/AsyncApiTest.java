package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/reference/asyncapi.yaml is the bus as the code has it. */
class AsyncApiTest {

  private static final Map<?, ?> DOCUMENT = read();

  /** Stages reach topic control through one class, not by its name. */
  private static final String CONTROL = Topic.CONTROL.topicName();

  @Test
  void channelsAreTheTopics() {
    assertThat(map(DOCUMENT, "channels").values())
        .extracting(channel -> (String) ((Map<?, ?>) channel).get("address"))
        .containsExactlyInAnyOrderElementsOf(BusTopics.names());
  }

  @ParameterizedTest
  @EnumSource
  void channelSaysHowLongRecordsStay(Topic topic) {
    Map<?, ?> settings = map(channel(topic.topicName()), "bindings", "kafka", "topicConfiguration");
    Map<String, String> said = new TreeMap<>();
    settings.forEach(
        (key, value) ->
            said.put(
                (String) key,
                value instanceof List<?> several
                    ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : value.toString()));
    assertThat(said).isEqualTo(topic.keep().settings());
  }

  @Test
  void messagesAreTheEventTypes() {
    assertThat(map(DOCUMENT, "components", "messages").values())
        .extracting(message -> (String) ((Map<?, ?>) message).get("name"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventType.values()).map(EventType::typeName).toList());
  }

  @ParameterizedTest
  @EnumSource
  void messageHasItsSchemaAndItsTypeHeader(EventType type) {
    Map<?, ?> message =
        map(DOCUMENT, "components", "messages").values().stream()
            .map(value -> (Map<?, ?>) value)
            .filter(value -> type.typeName().equals(value.get("name")))
            .findFirst()
            .orElseThrow();
    String schema = (String) map(message, "payload", "schema").get("$ref");
    assertThat(Contract.ASYNC_API.resolveSibling(schema)).isEqualTo(Contract.schema(type)).exists();
    Map<?, ?> own = (Map<?, ?>) ((List<?>) map(message, "headers").get("allOf")).get(1);
    assertThat(map(own, "properties", "ce_type").get("const")).isEqualTo(type.typeName());
    assertThat(map(message, "bindings", "kafka", "key").get("description")).asString().isNotBlank();
  }

  @Test
  void everyTypeTravelsOnOneChannel() {
    List<String> travelling = new ArrayList<>();
    map(DOCUMENT, "channels")
        .values()
        .forEach(
            channel ->
                map((Map<?, ?>) channel, "messages")
                    .values()
                    .forEach(
                        message -> travelling.add((String) ((Map<?, ?>) message).get("$ref"))));
    assertThat(travelling)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            map(DOCUMENT, "components", "messages").keySet().stream()
                .map(name -> "#/components/messages/" + name)
                .toList());
  }

  @Test
  void headersAreThoseThatMayCross() {
    Map<?, ?> headers = map(DOCUMENT, "components", "schemas", "cloudEvent", "properties");
    assertThat(headers.keySet()).allMatch(name -> BusHeaders.allowed((String) name)).hasSize(6);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = new ArrayList<>();
    collect(DOCUMENT, references);
    assertThat(references).hasSizeGreaterThan(100);
    for (String reference : references) {
      if (reference.startsWith("#/")) {
        assertThat(map(DOCUMENT, reference.substring(2).split("/", -1))).as(reference).isNotNull();
      } else {
        assertThat(Contract.ASYNC_API.resolveSibling(reference)).exists();
      }
    }
  }

  /** Which way each stage uses which topic, as its route says it. */
  @ParameterizedTest
  @ValueSource(strings = {"collect", "clean", "forecast", "views", "adjust", "notify"})
  void operationsAreThoseOfTheRoute(String stage) throws IOException {
    String route =
        Files.readString(
            Contract.ROOT.resolve("routes/src/main/resources/camel/" + stage + ".camel.yaml"));
    Set<String> used = new TreeSet<>();
    Matcher endpoint =
        Pattern.compile("kamelet:bus-(source|sink)\\b.*?topic: (\\S+)", Pattern.DOTALL)
            .matcher(route);
    while (endpoint.find()) {
      for (String topic : endpoint.group(2).split(",", -1)) {
        used.add((endpoint.group(1).equals("source") ? "receive " : "send ") + topic);
      }
    }
    assertThat(used).isNotEmpty();
    Set<String> said = operations(stage);
    assertThat(said).containsAll(used);
    said.removeAll(used);
    assertThat(said).as("not in the route").allMatch(operation -> operation.endsWith(CONTROL));
  }

  /** Topologies name their topics in Java. */
  @ParameterizedTest
  @ValueSource(strings = {"ledger", "windows"})
  void operationsAreThoseOfTheTopology(String stage) throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources =
        Files.list(Contract.ROOT.resolve("routes/src/main/java/io/bursar/routes/" + stage))) {
      for (Path source : sources.toList()) {
        Matcher topic = Pattern.compile("\\bTopic\\.([A-Z_]+)").matcher(Files.readString(source));
        while (topic.find()) {
          used.add(Topic.valueOf(topic.group(1)).topicName());
        }
      }
    }
    assertThat(
            operations(stage).stream()
                .map(operation -> operation.substring(operation.indexOf(' ') + 1))
                .collect(Collectors.toSet()))
        .isEqualTo(used);
  }

  private static Set<String> operations(String stage) {
    Set<String> said = new TreeSet<>();
    map(DOCUMENT, "operations")
        .forEach(
            (name, value) -> {
              if (((String) name).startsWith(stage + ".")) {
                Map<?, ?> operation = (Map<?, ?>) value;
                String channel = (String) map(operation, "channel").get("$ref");
                Map<?, ?> found = map(DOCUMENT, channel.substring(2).split("/", -1));
                said.add(operation.get("action") + " " + found.get("address"));
              }
            });
    return said;
  }

  private static Map<?, ?> channel(String address) {
    return map(DOCUMENT, "channels").values().stream()
        .map(value -> (Map<?, ?>) value)
        .filter(value -> address.equals(value.get("address")))
        .findFirst()
        .orElseThrow();
  }

  private static void collect(Object node, List<String> references) {
    if (node instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference) {
        references.add(reference);
      }
      map.values().forEach(value -> collect(value, references));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> collect(value, references));
    }
  }

  private static Map<?, ?> map(Map<?, ?> from, String... steps) {
    Map<?, ?> at = from;
    for (String step : steps) {
      at = (Map<?, ?>) at.get(step);
      assertThat(at).as("%s of %s", step, String.join("/", steps)).isNotNull();
    }
    return at;
  }

  private static Map<?, ?> read() {
    try {
      return (Map<?, ?>)
          new Load(LoadSettings.builder().build())
              .loadFromString(Files.readString(Contract.ASYNC_API));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
