package io.bursar.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.adapters.delivery.DeliveryCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every adapter is complete: the Kamelet's definition is true, the README says what it must. */
class AdapterFolderTest {

  private static final Path KAMELETS = Path.of("src/main/resources/kamelets");
  private static final Path PACKAGES = Path.of("src/main/java/io/bursar/adapters");
  private static final Path RESOURCES = Path.of("src/main/resources/io/bursar/adapters");
  private static final String END = "-sink.kamelet.yaml";

  static List<String> adapters() throws IOException {
    try (Stream<Path> files = Files.list(KAMELETS)) {
      return files.map(file -> file.getFileName().toString().replace(END, "")).sorted().toList();
    }
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(adapters()).containsExactly("csvdrop", "httpcall", "logfile", "slack", "webhook");
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void whatTheTemplateUsesIsWhatTheDefinitionDeclares(String adapter) throws IOException {
    Map<String, Object> kamelet = kamelet(adapter);
    Map<String, Object> definition = map(map(kamelet, "spec"), "definition");
    Map<String, Object> template = map(map(kamelet, "spec"), "template");
    Set<String> declared = map(definition, "properties").keySet();
    Set<String> beans =
        ((List<?>) template.get("beans"))
            .stream()
                .map(bean -> ((Map<?, ?>) bean).get("name").toString())
                .collect(Collectors.toSet());

    Set<String> used =
        Pattern.compile("\\{\\{(\\w+)}}")
            .matcher(template.toString())
            .results()
            .map(found -> found.group(1))
            .filter(name -> !beans.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).containsExactlyInAnyOrderElementsOf(declared);
    assertThat(map(kamelet, "metadata").get("name")).isEqualTo(adapter + "-sink");
    assertThat(definition.get("description").toString())
        .containsPattern("At least once|whole or not at all");
    assertThat(declared).containsAll(strings(definition.get("required")));
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void theReadmeSaysWhatAReaderMustKnow(String adapter) throws IOException {
    String readme = Files.readString(PACKAGES.resolve(adapter).resolve("README.md"));
    assertThat(readme)
        .contains("**Delivery guarantee.**")
        .contains("**Idempotency.**")
        .contains("**Ordering.**")
        .contains("**Retries.**")
        .contains("kamelet:" + adapter + "-sink");
    Map<String, Object> definition = map(map(kamelet(adapter), "spec"), "definition");
    map(definition, "properties")
        .keySet()
        .forEach(property -> assertThat(readme).contains("`" + property + "`"));
    try (Stream<Path> samples = Files.list(RESOURCES.resolve(adapter).resolve("samples"))) {
      samples.forEach(sample -> assertThat(readme).contains("samples/" + sample.getFileName()));
    }
  }

  @Test
  void everyCodeIsOfItsRangeAndDeclaredOnce() {
    List<String> codes = Arrays.stream(DeliveryCode.values()).map(DeliveryCode::code).toList();
    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("BUR-2[23]\\d\\d"));
    assertThat(DeliveryCode.values())
        .allSatisfy(
            code -> {
              assertThat(code.title()).isNotBlank();
              assertThat(code.remedy()).endsWith(".");
            });
  }

  private static Map<String, Object> kamelet(String adapter) throws IOException {
    String yaml = Files.readString(KAMELETS.resolve(adapter + END));
    return cast(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static Map<String, Object> map(Map<String, Object> of, String name) {
    return cast(of.get(name));
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked") // YAML's maps are maps of strings here; a test fails otherwise
  private static Map<String, Object> cast(Object yaml) {
    return (Map<String, Object>) yaml;
  }
}
