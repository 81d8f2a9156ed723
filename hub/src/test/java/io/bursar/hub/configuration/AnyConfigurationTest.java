package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.attribution.Attribution;
import io.bursar.core.configuration.HubConfiguration.TenantPart;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import io.bursar.hub.configuration.LoadedConfiguration.Refused;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.yaml.YamlNode;
import io.bursar.hub.configuration.yaml.YamlNode.Entry;
import io.bursar.hub.configuration.yaml.YamlNode.Mapping;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import io.bursar.hub.configuration.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever an operator writes, the linter has the last word before the ledger: what it accepts
 * becomes records that the ledger and {@code clean} take, what it refuses has an error with a place
 * in a file that is there.
 */
class AnyConfigurationTest {

  private static final Map<String, String> EXAMPLE = Folders.texts(Folders.everything());
  private static final List<String> FILES =
      EXAMPLE.keySet().stream().filter(path -> !path.startsWith("mappings/")).toList();

  private final List<Path> folders = new ArrayList<>();

  @AfterProperty
  void clear() throws IOException {
    for (Path folder : folders) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    folders.clear();
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void isTakenWholeOrRefusedWithReasons(@ForAll Random random) throws Exception {
    Map<String, String> texts = new TreeMap<>(EXAMPLE);
    int changes = random.nextInt(3) == 0 ? 2 : 1;
    for (int i = 0; i < changes; i++) {
      String file = FILES.get(random.nextInt(FILES.size()));
      texts.computeIfPresent(file, (path, text) -> changed(path, text, random));
    }
    Path folder = Files.createTempDirectory("bursar-configuration");
    folders.add(folder);
    LoadedConfiguration loaded = Folders.load(Folders.lay(folder, texts));
    Statistics.collect(loaded.getClass().getSimpleName());
    for (Lint lint : loaded.lints()) {
      assertThat(lint.what()).isNotBlank();
      assertThat(lint.remedy()).isNotBlank();
      if (lint.line() > 0) {
        assertThat(texts.get(lint.file()).lines().count()).isGreaterThanOrEqualTo(lint.line());
      }
      assertThat(lint.text()).doesNotContain("T0PSECRET");
    }
    if (loaded instanceof Refused) {
      assertThat(loaded.lints()).anyMatch(Lint::isError);
    } else {
      assertThat(loaded.lints()).noneMatch(Lint::isError);
      for (TenantPart part : ((Accepted) loaded).configuration().tenants()) {
        takenByTheLedger(part);
      }
    }
  }

  private static void takenByTheLedger(TenantPart part) throws InvalidExpressionException {
    Attribution unused = Attribution.compile(part.configuration());
    List<Effect> effects =
        new LedgerRules()
            .ledger()
            .apply(
                new MapLedgerStore(),
                new DeclareEntry(1, "hash", part.configuration()),
                new Position(0, Instant.parse("2026-11-05T00:00:00Z")));
    assertThat(effects).hasAtLeastOneElementOfType(Effect.Declared.class);
  }

  private static String changed(String path, String text, Random random) {
    if (path.endsWith(".csv") || random.nextInt(5) == 0) {
      return garbled(text, random);
    }
    YamlNode root;
    try {
      root = Trees.read(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
    List<List<Integer>> all = new ArrayList<>();
    collect(root, List.of(), all);
    List<Integer> at = all.get(random.nextInt(all.size()));
    List<Integer> from = all.get(random.nextInt(all.size()));
    YamlNode other = Trees.at(root, from);
    return Trees.write(
        Trees.with(root, at, node -> random.nextInt(4) == 0 ? other : smaller(node, random)));
  }

  /** Without one of its entries or items; a scalar becomes another one of its kind. */
  private static YamlNode smaller(YamlNode node, Random random) {
    if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      List<Entry> entries = new ArrayList<>(mapping.entries());
      entries.remove(random.nextInt(entries.size()));
      return new Mapping(entries, node.span());
    }
    if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
      List<YamlNode> items = new ArrayList<>(sequence.items());
      items.remove(random.nextInt(items.size()));
      return new Sequence(items, node.span());
    }
    if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NUMBER) {
      return Trees.plain(String.valueOf(random.nextInt(2000) / 100.0));
    }
    List<String> pool =
        List.of("acme", "ads", "**", "day", "year", "cut", "true", "s1", "spent > 1");
    return new Scalar(pool.get(random.nextInt(pool.size())), false, node.span());
  }

  /** A character more, less, or another one. */
  private static String garbled(String text, Random random) {
    int at = random.nextInt(text.length());
    String sign = String.valueOf("\t:{}[],'\"#&*!0x\n \u0000é".charAt(random.nextInt(19)));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + sign + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(at + 1);
      default -> text.substring(0, at) + sign + text.substring(at + 1);
    };
  }

  private static void collect(YamlNode node, List<Integer> steps, List<List<Integer>> all) {
    all.add(steps);
    int size =
        node instanceof Mapping mapping
            ? mapping.entries().size()
            : node instanceof Sequence sequence ? sequence.items().size() : 0;
    for (int i = 0; i < size; i++) {
      List<Integer> next = new ArrayList<>(steps);
      next.add(i);
      collect(Trees.at(node, List.of(i)), next, all);
    }
  }
}
