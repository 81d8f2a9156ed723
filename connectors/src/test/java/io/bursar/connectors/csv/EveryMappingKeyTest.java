package io.bursar.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every key of a mapping, wherever it stands, deleted, misspelt and given another type. */
class EveryMappingKeyTest {

  /** Together they use every key but {@code snapshot}, which is possible in none. */
  private static final List<String> GOOD =
      List.of(
          """
          name: shop
          about: Everything that a table of money can have
          table: {delimiter: ";", quote: none, charset: windows-1252, header: true, skip-rows: 1, nulls: ["-"]}
          date: {column: Datum, formats: dd. MMMM, locale: de, zone: Europe/Berlin, year: 2026}
          amount:
            column: Betrag
            decimal: ","
            group: "."
            negative-when: {column: SHKZG, equals: H}
          effective: {column: Effektiv, decimal: ",", group: "."}
          currency: {constant: EUR}
          keys: [Beleg, Zeile]
          version: {column: Stand, optional: true}
          node: Kostenstelle
          service: Dienst
          account: Konto
          provider: Firma
          description: Text
          focus: {InvoiceId: Rechnung}
          tags: {team: {column: Team, optional: true}}
          tags-json: {column: Tags, optional: true}
          skip: [{column: Betrag, empty: true}, {column: Text, equals: "#N/A"}]
          """,
          """
          date: {columns: [Monat, Tag], formats: MMMM d, year: 2026}
          amount: {multiply: [Menge, Preis], sign: inverted}
          currency: Waehrung
          keys: [Beleg]
          """,
          """
          date: Datum
          amount: {debit: Soll, credit: Haben}
          currency: Waehrung
          keys: [Beleg]
          """,
          """
          date: Datum
          metric: {constant: clicks}
          quantity: {column: Klicks, decimal: ",", group: "."}
          keys: [Beleg]
          """);

  /** Within these, names are the author's own. */
  private static final Set<String> FREE = Set.of("focus", "tags");

  @Test
  void theGoodOnesUseEveryKey() {
    Set<String> used = new TreeSet<>();
    for (String good : GOOD) {
      assertThat(MappedCsvFormat.read("test", good).lints()).as(good).isEmpty();
      each(tree(good), "", (path, holder) -> used.add(path));
    }
    Set<String> declared = new TreeSet<>(paths(MappingSpec.keys(), ""));
    declared.remove("snapshot");
    assertThat(used).containsAll(declared);
  }

  @Test
  void misspeltItMeansNothing() {
    mutate(
        (path, holder, key) -> {
          Object value = holder.remove(key);
          holder.put(key + "x", value);
        },
        (path, yaml) -> {
          if (!FREE.contains(parent(path))) {
            assertThat(lints(yaml)).as(yaml).anyMatch(lint -> lint.contains("BUR-1301"));
          }
        });
  }

  @Test
  void ofAnotherTypeItIsRefused() {
    for (Object other : List.of(List.of(List.of(Map.of())), Map.of("x", Map.of("y", 1)))) {
      mutate(
          (path, holder, key) -> holder.put(key, other),
          (path, yaml) -> {
            if (!FREE.contains(path)) {
              assertThat(MappedCsvFormat.read("t", yaml).format()).as(yaml).isEmpty();
              assertThat(lints(yaml)).as(yaml).anyMatch(lint -> lint.matches("\\d+:\\d+ BUR-13.*"));
            }
          });
    }
  }

  /** What is needed is missed, and nothing that is left throws. */
  @Test
  void deletedItIsMissedWhereItIsNeeded() {
    Set<String> missed = new TreeSet<>();
    mutate(
        (path, holder, key) -> holder.remove(key),
        (path, yaml) -> {
          if (MappedCsvFormat.read("t", yaml).format().isEmpty()) {
            assertThat(lints(yaml)).as(yaml).anyMatch(lint -> lint.contains(" BUR-13"));
            missed.add(path);
          }
        });
    assertThat(missed)
        .contains(
            "date",
            "date.column",
            "date.year",
            "amount",
            "amount.column",
            "amount.debit",
            "amount.credit",
            "amount.negative-when.column",
            "amount.negative-when.equals",
            "currency",
            "currency.constant",
            "metric",
            "quantity",
            "skip.column",
            "skip.equals")
        .doesNotContain("name", "about", "table", "keys", "version", "service", "focus", "tags");
  }

  private static void mutate(Mutation mutation, BiConsumer<String, String> look) {
    for (String good : GOOD) {
      int count = count(tree(good));
      for (int i = 0; i < count; i++) {
        Map<Object, Object> tree = tree(good);
        int wanted = i;
        int[] at = {0};
        List<Runnable> now = new ArrayList<>();
        String[] where = {""};
        eachKey(
            tree,
            "",
            (path, holder, key) -> {
              if (at[0]++ == wanted) {
                where[0] = path;
                now.add(() -> mutation.change(path, holder, key));
              }
            });
        now.forEach(Runnable::run);
        look.accept(where[0], new Dump(DumpSettings.builder().build()).dumpToString(tree));
      }
    }
  }

  private static int count(Map<Object, Object> tree) {
    int[] count = {0};
    eachKey(tree, "", (path, holder, key) -> count[0]++);
    return count[0];
  }

  private static void each(
      Map<Object, Object> tree, String prefix, BiConsumer<String, Object> look) {
    eachKey(tree, prefix, (path, holder, key) -> look.accept(path, holder));
  }

  /** Every key of every block, those in lists too; a list adds nothing to the path. */
  private static void eachKey(Object node, String prefix, Mutation look) {
    if (node instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked")
      Map<Object, Object> block = (Map<Object, Object>) map;
      for (Object key : List.copyOf(block.keySet())) {
        look.change(prefix + key, block, key);
        eachKey(block.get(key), prefix + key + ".", look);
      }
    } else if (node instanceof List<?> list) {
      Consumer<Object> inside = element -> eachKey(element, prefix, look);
      list.forEach(inside);
    }
  }

  private interface Mutation {
    void change(String path, Map<Object, Object> holder, Object key);
  }

  private static String parent(String path) {
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> tree(String yaml) {
    return new LinkedHashMap<>(
        (Map<Object, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static List<String> lints(String yaml) {
    return MappedCsvFormat.read("test", yaml).lints().stream().map(MappingLint::toString).toList();
  }

  private static List<String> paths(List<MappingKey> keys, String prefix) {
    List<String> paths = new ArrayList<>();
    for (MappingKey key : keys) {
      paths.add(prefix + key.name());
      paths.addAll(paths(key.inner(), prefix + key.name() + "."));
    }
    return paths;
  }
}
