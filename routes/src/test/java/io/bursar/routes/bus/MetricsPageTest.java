package io.bursar.routes.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs and config/observability say of metrics is what there is. */
class MetricsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(bursar\\.[a-z.]+)` \\| ([a-z]+) \\| ([^|]+) \\|", Pattern.MULTILINE);
  private static final Pattern SCRAPED = Pattern.compile("bursar_[a-z_]+");
  private static final Pattern TERM = Pattern.compile("`([a-z]+)`");

  @Test
  void thePageHasEachMetricWithItsKindAndTags() throws IOException {
    Set<String> rows =
        ROW.matcher(page())
            .results()
            .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> metrics =
        Arrays.stream(Metric.values())
            .map(
                metric ->
                    metric.meter()
                        + " "
                        + metric.kind().name().toLowerCase(java.util.Locale.ROOT)
                        + " "
                        + metric.tags().stream()
                            .map(tag -> "`" + tag + "`")
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).isEqualTo(metrics);
  }

  @Test
  void thePageHasEachTerm() throws IOException {
    String page = page();
    String invariant = page.substring(page.indexOf("## Invariant B"), page.indexOf("## Readiness"));
    Set<String> named =
        TERM.matcher(invariant)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).containsAll(Arrays.stream(Term.values()).map(Term::word).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/reference/metrics.md",
        "config/observability/alerts.yaml",
        "config/observability/dashboard.json"
      })
  void noFileNamesAMetricThatDoesNotExist(String file) throws IOException {
    Set<String> named = scrapedNames(Files.readString(ROOT.resolve(file)));
    assertThat(named).isNotEmpty();
    assertThat(scraped()).containsAll(named);
  }

  @Test
  void alertsAndPanelsSelectOnlyTagsAndTermsThatExist() throws IOException {
    Set<String> known =
        Arrays.stream(Metric.values())
            .flatMap(metric -> metric.tags().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    known.add("le");
    List<String> expressions = expressions();
    assertThat(expressions).hasSizeGreaterThan(10);
    Pattern by = Pattern.compile("by \\(([^)]*)\\)");
    Pattern selector = Pattern.compile("([a-z]+)=\"([a-z]+)\"");
    for (String expression : expressions) {
      by.matcher(expression)
          .results()
          .flatMap(match -> Arrays.stream(match.group(1).split(",\\s*")))
          .forEach(tag -> assertThat(known).as(expression).contains(tag));
      selector
          .matcher(expression)
          .results()
          .filter(match -> match.group(1).equals("term"))
          .forEach(
              match ->
                  assertThat(Arrays.stream(Term.values()).map(Term::word))
                      .as(expression)
                      .contains(match.group(2)));
    }
  }

  private static List<String> expressions() throws IOException {
    JsonNode alerts =
        new YAMLMapper()
            .readTree(Files.readAllBytes(ROOT.resolve("config/observability/alerts.yaml")));
    JsonNode dashboard =
        BusJson.mapper()
            .readTree(Files.readAllBytes(ROOT.resolve("config/observability/dashboard.json")));
    List<String> all = new java.util.ArrayList<>(alerts.findValuesAsText("expr"));
    all.addAll(
        StreamSupport.stream(dashboard.get("panels").spliterator(), false)
            .flatMap(panel -> panel.findValuesAsText("expr").stream())
            .toList());
    return all;
  }

  private static Set<String> scrapedNames(String text) {
    return SCRAPED
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> scraped() {
    return Arrays.stream(Metric.values())
        .flatMap(metric -> metric.scraped().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/reference/metrics.md"));
  }
}
