package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.Feed;
import io.bursar.core.configuration.HubConfiguration;
import io.bursar.core.configuration.HubConfiguration.TenantPart;
import io.bursar.core.configuration.NodePattern;
import io.bursar.core.configuration.Target;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.spec.Fields.Found;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.yaml.YamlReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads all files of a configuration folder, once their texts are there. */
public final class ConfigurationReader {

  /** Every kind of YAML file, in the order of the reference. */
  public static final List<FileSpec> FILES =
      List.of(
          TenantFile.SPEC,
          BudgetsFile.SPEC,
          PoliciesFile.SPEC,
          CalendarFile.SPEC,
          TargetsFile.SPEC,
          FeedsFile.SPEC);

  private final Function<String, Optional<String>> environment;
  private final Expressions expressions;
  private final MappingCheck mappingCheck;
  private final String author;
  private final Clock clock;

  /**
   * @param environment looks a variable of the environment up
   * @param author who the configuration is by
   * @param clock says what today is, for what ends soon
   */
  public ConfigurationReader(
      Function<String, Optional<String>> environment,
      Expressions expressions,
      MappingCheck mappingCheck,
      String author,
      Clock clock) {
    this.environment = environment;
    this.expressions = expressions;
    this.mappingCheck = mappingCheck;
    this.author = author;
    this.clock = clock;
  }

  /**
   * Everything that is valid; it may only be used when {@code lints} has no errors.
   *
   * @param texts the folder's files by their path
   * @param unreadable files that are there and have no text
   * @param tenants names of the tenants' folders
   */
  public HubConfiguration read(
      SortedMap<String, String> texts,
      Set<String> unreadable,
      SortedSet<String> tenants,
      Lints lints) {
    Function<String, Optional<String>> text = path -> Optional.ofNullable(texts.get(path));
    Optional<Checked> targetsFile = checked(TargetsFile.SPEC, text, lints);
    String targetsPath = TargetsFile.SPEC.path();
    boolean there = texts.containsKey(targetsPath) || unreadable.contains(targetsPath);
    TargetsReader targetsReader = new TargetsReader(targetsFile, there, environment, lints);
    List<Target> targets = targetsReader.targets();
    List<AdjustTarget> adjustTargets = targetsReader.adjustTargets();

    List<TenantPart> parts = new ArrayList<>();
    List<NodeTree> trees = new ArrayList<>();
    for (String tenant : tenants) {
      TenantReader reader = new TenantReader(tenant, text, unreadable, LocalDate.now(clock), lints);
      trees.add(reader.tree());
      reader.read(targetsReader.names(), expressions, author).ifPresent(parts::add);
    }
    if (tenants.isEmpty()) {
      TenantPart part = new DefaultTenant(environment, author).part(lints);
      trees.add(
          new NodeTreeReader(part.configuration().tenant(), lints).read(Optional.empty(), true));
      parts.add(part);
    }
    lintPatterns(targetsReader.patterns(), trees, lints);

    SortedMap<String, String> mappings = new TreeMap<>();
    texts.forEach(
        (path, content) -> {
          if (path.startsWith("mappings/") && YamlReader.read(path, content, lints).isPresent()) {
            mappings.put(path, content);
            mappingCheck.check(path, content).forEach(lints::add);
          }
        });
    List<String> tenantNames = trees.stream().map(NodeTree::tenant).toList();
    List<String> mappingPaths =
        java.util.stream.Stream.concat(texts.keySet().stream(), unreadable.stream())
            .filter(path -> path.startsWith("mappings/"))
            .toList();
    List<Feed> feeds =
        checked(FeedsFile.SPEC, text, lints)
            .map(file -> new FeedsReader(tenantNames, mappingPaths, lints).read(file))
            .orElse(List.of());
    return new HubConfiguration(
        targets, adjustTargets, feeds, Collections.unmodifiableSortedMap(mappings), parts);
  }

  private static Optional<Checked> checked(
      FileSpec spec, Function<String, Optional<String>> text, Lints lints) {
    return text.apply(spec.path()).flatMap(found -> Checked.of(spec, spec.path(), found, lints));
  }

  private static void lintPatterns(
      List<Found<String>> patterns, List<NodeTree> trees, Lints lints) {
    for (Found<String> pattern : patterns) {
      NodePattern compiled = NodePattern.of(pattern.value());
      boolean matches =
          trees.stream()
              .anyMatch(tree -> !tree.sure() || tree.paths().stream().anyMatch(compiled::matches));
      if (!matches) {
        lints.add(
            Lint.warning(
                pattern.place(),
                LintCode.MATCHES_NONE,
                "matches no node of any tenant,",
                pattern.value(),
                "begin with the tenant, as acme/ads/**, and correct it"));
      }
    }
  }
}
