package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.bursar.hub.configuration.Keys.Use;
import io.bursar.hub.configuration.LoadedConfiguration.Refused;
import io.bursar.hub.configuration.files.ConfigurationReader;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.JsonSchema;
import io.bursar.hub.configuration.spec.Key;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.ScalarType;
import io.bursar.hub.configuration.spec.Shape;
import io.bursar.hub.configuration.yaml.YamlNode;
import io.bursar.hub.configuration.yaml.YamlNode.Entry;
import io.bursar.hub.configuration.yaml.YamlNode.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every declared key, where the example uses it: deleted, misspelt, retyped and with nonsense for a
 * value; what the linter says of it stands at the line and column. The linter and the JSON Schema
 * are held against each other on each of them.
 */
class EveryKeyTest {

  private static final Map<String, String> EXAMPLE = Folders.texts(Folders.everything());
  private static final Set<LintCode> SHAPE =
      Set.of(LintCode.UNKNOWN_KEY, LintCode.MISSING, LintCode.WRONG_TYPE);

  /** No number, no day, and none of the words that any key chooses from. */
  private static final String NONSENSE = "no such thing";

  private static final Map<FileSpec, com.networknt.schema.JsonSchema> SCHEMAS = new HashMap<>();

  @TempDir Path folder;

  private record File(FileSpec spec, String path, YamlNode tree) {}

  private static List<File> files() {
    List<File> files = new ArrayList<>();
    for (FileSpec spec : ConfigurationReader.FILES) {
      // No single tenant can use every key: its fiscal years are of months or of weeks.
      for (String tenant : List.of("acme", "retail")) {
        String path = spec.path().replace("TENANT", tenant);
        if (EXAMPLE.containsKey(path) && files.stream().noneMatch(f -> f.path().equals(path))) {
          files.add(new File(spec, path, Trees.read(EXAMPLE.get(path))));
        }
      }
    }
    assertThat(files).extracting(File::spec).containsAll(ConfigurationReader.FILES);
    return files;
  }

  @Test
  void exampleUsesEveryKey() {
    Map<FileSpec, Set<Key>> used = new HashMap<>();
    for (File file : files()) {
      Set<Key> keys = used.computeIfAbsent(file.spec(), any -> new HashSet<>());
      Keys.in(file.spec(), file.tree()).forEach(use -> keys.add(use.key()));
    }
    used.forEach(
        (spec, keys) -> {
          List<Key> declared = new ArrayList<>();
          collect(Shape.of(spec.root()), declared);
          assertThat(keys).as(spec.path()).containsAll(declared);
        });
  }

  @Test
  void exampleWrittenAnewIsAccepted() {
    Map<String, String> texts = new TreeMap<>(EXAMPLE);
    files().forEach(file -> texts.put(file.path(), Trees.write(file.tree())));
    assertThat(Folders.load(Folders.lay(folder, texts)).lints()).isEmpty();
    for (File file : files()) {
      assertThat(valid(file.spec(), file.tree())).as(file.path()).isTrue();
    }
  }

  @TestFactory
  Stream<DynamicTest> deleted() {
    return mutants(
        "without ",
        (file, use) -> {
          YamlNode mutant =
              Trees.with(
                  file.tree(),
                  use.steps(),
                  node -> {
                    List<Entry> entries = new ArrayList<>(((Mapping) node).entries());
                    entries.remove(use.index());
                    return new Mapping(entries, node.span());
                  });
          List<Lint> lints = lints(file, mutant);
          Place place = place(mutant, use.steps());
          boolean said =
              lints.stream()
                  .anyMatch(
                      lint ->
                          lint.code() == LintCode.MISSING
                              && lint.text().contains(use.key().name())
                              && isAt(lint, place));
          boolean wanted = use.key().required() || lastOfItsRule(file, use);
          assertThat(said).as("%s", lints).isEqualTo(wanted);
        });
  }

  @TestFactory
  Stream<DynamicTest> misspelt() {
    return mutants(
        "misspelt ",
        (file, use) -> {
          String name = use.key().name();
          String misspelt =
              name.substring(0, name.length() - 1) + "x" + name.charAt(name.length() - 1);
          YamlNode mutant =
              Trees.with(
                  file.tree(),
                  use.steps(),
                  node -> {
                    List<Entry> entries = new ArrayList<>(((Mapping) node).entries());
                    Entry old = entries.get(use.index());
                    entries.set(use.index(), new Entry(Trees.plain(misspelt), old.value()));
                    return new Mapping(entries, node.span());
                  });
          List<Lint> lints = lints(file, mutant);
          Mapping there = (Mapping) Trees.at(Trees.read(Trees.write(mutant)), use.steps());
          Place place = there.entries().get(use.index()).key().place();
          boolean isDiscriminator =
              use.object().name().contains(" of type ") && name.equals("type");
          if (isDiscriminator) {
            Place holder = place(mutant, use.steps());
            assertThat(lints)
                .as("%s", lints)
                .anyMatch(lint -> lint.what().endsWith("lacks the key") && isAt(lint, holder));
          } else {
            assertThat(lints)
                .filteredOn(lint -> lint.code() == LintCode.UNKNOWN_KEY)
                .as("%s", lints)
                .singleElement()
                .satisfies(
                    lint -> {
                      assertThat(isAt(lint, place)).as("%s at %s", lint, place).isTrue();
                      assertThat(lint.value()).contains(misspelt);
                      assertThat(lint.remedy()).isEqualTo("did you mean \"" + name + "\"?");
                    });
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> retyped() {
    return mutants(
        "retyped ",
        (file, use) -> {
          for (YamlNode other : otherTypes(use.key().shape())) {
            YamlNode mutant = Trees.with(file.tree(), use.value(), node -> other);
            List<Lint> lints = lints(file, mutant);
            Place place = place(mutant, use.value());
            assertThat(lints)
                .as("as %s at %s: %s", Trees.write(other), place, lints)
                .anyMatch(lint -> lint.isError() && isAt(lint, place));
          }
        });
  }

  /** A word where a number, a day or one of a few words must be, also as an item of a list. */
  @TestFactory
  Stream<DynamicTest> nonsense() {
    return mutants(
        "nonsense for ",
        (file, use) -> {
          Shape shape = use.key().shape();
          List<Integer> steps = new ArrayList<>(use.value());
          YamlNode nonsense = Trees.plain(NONSENSE);
          if (shape instanceof Shape.ListOf list) {
            shape = list.item();
            steps.add(0);
            nonsense = Trees.read("['" + NONSENSE + "']");
          }
          if (shape instanceof Shape.Single single && !admits(single.type())) {
            YamlNode other = nonsense;
            YamlNode mutant = Trees.with(file.tree(), use.value(), node -> other);
            List<Lint> lints = lints(file, mutant);
            Place place = place(mutant, steps);
            assertThat(lints)
                .as("at %s: %s", place, lints)
                .anyMatch(lint -> lint.isError() && isAt(lint, place));
          }
        });
  }

  @Test
  void nonsenseIsTriedForNumbersDaysAndChoices() {
    Set<String> tried = new TreeSet<>();
    for (File file : files()) {
      for (Use use : Keys.in(file.spec(), file.tree())) {
        Shape shape = use.key().shape();
        shape = shape instanceof Shape.ListOf list ? list.item() : shape;
        if (shape instanceof Shape.Single single && !admits(single.type())) {
          tried.add(single.type().name());
        }
      }
    }
    assertThat(tried).contains("an amount", "a date", "a month, 1 to 12", "a currency");
  }

  /** Whether the schema has it as free text. */
  private static boolean admits(ScalarType type) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(new ObjectMapper().<JsonNode>valueToTree(type.schema()))
        .validate(TextNode.valueOf(NONSENSE))
        .isEmpty();
  }

  /** Where a node stands once the tree is written. */
  private static Place place(YamlNode tree, List<Integer> steps) {
    return Trees.at(Trees.read(Trees.write(tree)), steps).place();
  }

  private static boolean isAt(Lint lint, Place place) {
    return lint.line() == place.line() && lint.column() == place.column();
  }

  private interface Check {
    void of(File file, Use use);
  }

  private static Stream<DynamicTest> mutants(String how, Check check) {
    return files().stream()
        .flatMap(
            file ->
                Keys.in(file.spec(), file.tree()).stream()
                    .map(
                        use ->
                            DynamicTest.dynamicTest(
                                how
                                    + use.key().name()
                                    + " of "
                                    + use.object().name()
                                    + " at "
                                    + use.value(),
                                () -> check.of(file, use))));
  }

  /** The lints of that file; those of shape are held against the schema. */
  private List<Lint> lints(File file, YamlNode mutant) {
    Map<String, String> texts = new TreeMap<>(EXAMPLE);
    texts.put(file.path(), Trees.write(mutant));
    LoadedConfiguration loaded = Folders.load(Folders.lay(folder, texts));
    List<Lint> lints =
        loaded.lints().stream().filter(lint -> lint.file().equals(file.path())).toList();
    boolean valid = valid(file.spec(), mutant);
    if (!valid) {
      assertThat(loaded).as("the schema refuses it").isInstanceOf(Refused.class);
    }
    assertThat(valid && lints.stream().anyMatch(lint -> SHAPE.contains(lint.code())))
        .as("the schema accepts %s: %s", Trees.write(mutant), lints)
        .isFalse();
    return lints;
  }

  private static boolean valid(FileSpec spec, YamlNode tree) {
    return SCHEMAS
        .computeIfAbsent(
            spec,
            file ->
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new ObjectMapper().valueToTree(JsonSchema.of(file))))
        .validate(Trees.json(tree))
        .isEmpty();
  }

  /** Whether no other key of its "one of these" rule is there. */
  private static boolean lastOfItsRule(File file, Use use) {
    Mapping mapping = (Mapping) Trees.at(file.tree(), use.steps());
    return use.object().rules().stream()
        .filter(rule -> rule.least() == 1 && rule.keys().contains(use.key().name()))
        .anyMatch(
            rule ->
                mapping.entries().stream()
                        .filter(entry -> rule.keys().contains(entry.key().text()))
                        .count()
                    == 1);
  }

  private static List<YamlNode> otherTypes(Shape shape) {
    List<YamlNode> others = new ArrayList<>();
    if (!(shape instanceof Shape.ListOf)) {
      others.add(Trees.read("[x, y]"));
    }
    if (shape instanceof Shape.Single single) {
      others.add(Trees.plain("~"));
      if (single.type().text()) {
        others.add(Trees.plain("42"));
        others.add(Trees.plain("true"));
      }
    } else if (!(shape instanceof Shape.Either)) {
      others.add(Trees.read("'text'"));
      others.add(Trees.plain("42"));
    }
    if (shape instanceof Shape.Single || shape instanceof Shape.ListOf) {
      others.add(Trees.read("{x: y}"));
    }
    return others;
  }

  private static void collect(Shape shape, List<Key> keys) {
    if (shape instanceof Shape.ListOf list) {
      collect(list.item(), keys);
    } else if (shape instanceof Shape.MapOf map) {
      collect(map.value(), keys);
    } else if (shape instanceof Shape.Structure structure) {
      collect(structure.object(), keys);
    } else if (shape instanceof Shape.Either either) {
      collect(either.object(), keys);
    } else if (shape instanceof Shape.Variants variants) {
      variants.variants().forEach(variant -> collect(variant.object(), keys));
    }
  }

  private static void collect(ObjectSpec object, List<Key> keys) {
    for (Key key : object.keys()) {
      keys.add(key);
      collect(key.shape(), keys);
    }
  }
}
