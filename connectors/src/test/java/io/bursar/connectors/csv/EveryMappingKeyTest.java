package io.bursar.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.csv.MappingKey.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Every key of a mapping, wherever it stands, deleted, misspelt and given another type. */
class EveryMappingKeyTest {

  /** Together they use every key. */
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
          amount: Betrag
          currency: Waehrung
          snapshot: {account: {constant: "1"}, period: Monat}
          """,
          """
          date: Datum
          amount: {debit: Soll, credit: Haben}
          spread: even
          first-day: Von
          last-day: Bis
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
      uses(good).forEach(use -> used.add(use.path()));
    }
    assertThat(used).containsAll(new TreeSet<>(paths(MappingSpec.keys(), "")));
  }

  @Test
  void misspeltItMeansNothing() {
    mutate(
        (path, holder, key) -> {
          Object value = holder.remove(key);
          holder.put(key + "x", value);
        },
        (use, yaml) -> {
          if (!FREE.contains(parent(use.path()))) {
            MappingNode holder = (MappingNode) MappingPlaces.at(yaml, use.holder());
            assertThat(lints(yaml))
                .as(yaml)
                .anyMatch(
                    lint ->
                        lint.startsWith(
                            MappingPlaces.ofKey(holder, use.key() + "x") + " BUR-1301 "));
          }
        });
  }

  @Test
  void ofAnotherTypeItIsRefused() {
    for (Object other : List.of(List.of(List.of(Map.of())), Map.of("x", Map.of("y", 1)))) {
      mutate(
          (path, holder, key) -> holder.put(key, other),
          (use, yaml) -> {
            if (!FREE.contains(use.path())) {
              Set<String> places = MappingPlaces.within(MappingPlaces.at(yaml, use.value()));
              assertThat(MappedCsvFormat.read("t", yaml).format()).as(yaml).isEmpty();
              assertThat(lints(yaml))
                  .as(yaml)
                  .anyMatch(
                      lint -> places.stream().anyMatch(at -> lint.startsWith(at + " BUR-13")));
            }
          });
    }
  }

  /** A word where a number, a switch or one of a few words must be. */
  @Test
  void nonsenseIsRefusedWhereItStands() {
    Set<String> refused = new TreeSet<>();
    mutate(
        (path, holder, key) -> {
          if (isChecked(path)) {
            holder.put(key, "no such thing");
          }
        },
        (use, yaml) -> {
          if (isChecked(use.path())) {
            String place = MappingPlaces.of(MappingPlaces.at(yaml, use.value()));
            assertThat(MappedCsvFormat.read("t", yaml).format()).as(yaml).isEmpty();
            assertThat(lints(yaml)).as(yaml).anyMatch(lint -> lint.startsWith(place + " BUR-13"));
            refused.add(use.path());
          }
        });
    assertThat(refused)
        .contains("table.header", "table.skip-rows", "date.year", "amount.sign", "skip.empty");
  }

  private static boolean isChecked(String path) {
    return declared(MappingSpec.keys(), path)
        .map(
            key ->
                key.shape() == Shape.NUMBER
                    || key.shape() == Shape.SWITCH
                    || !key.choices().isEmpty())
        .orElse(false);
  }

  private static Optional<MappingKey> declared(List<MappingKey> keys, String path) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Optional<MappingKey> key = keys.stream().filter(each -> each.name().equals(name)).findFirst();
    if (dot < 0 || key.isEmpty()) {
      return key;
    }
    List<MappingKey> inner = key.get().inner().isEmpty() ? MappingSpec.FIELD : key.get().inner();
    return declared(inner, path.substring(path.lastIndexOf('.') + 1));
  }

  /** What is needed is missed, and nothing that is left throws. */
  @Test
  void deletedItIsMissedWhereItIsNeeded() {
    Set<String> missed = new TreeSet<>();
    mutate(
        (path, holder, key) -> holder.remove(key),
        (use, yaml) -> {
          if (MappedCsvFormat.read("t", yaml).format().isEmpty()) {
            Set<String> places = MappingPlaces.around(yaml, use.holder());
            assertThat(lints(yaml))
                .as("%s of %s", use, yaml)
                .anyMatch(lint -> places.stream().anyMatch(at -> lint.startsWith(at + " BUR-13")));
            missed.add(use.path());
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
            "spread",
            "first-day",
            "last-day",
            "skip.column",
            "skip.equals")
        .doesNotContain("name", "about", "table", "keys", "version", "service", "focus", "tags");
  }

  /**
   * One key where a mapping uses it.
   *
   * @param holder keys and indexes that lead to the block it stands in
   */
  private record Use(String path, List<Object> holder, Object key) {

    List<Object> value() {
      List<Object> value = new ArrayList<>(holder);
      value.add(key);
      return value;
    }
  }

  private static void mutate(Mutation mutation, BiConsumer<Use, String> look) {
    for (String good : GOOD) {
      for (Use use : uses(good)) {
        Map<Object, Object> tree = tree(good);
        mutation.change(use.path(), holder(tree, use), use.key());
        look.accept(use, new Dump(DumpSettings.builder().build()).dumpToString(tree));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> holder(Object tree, Use use) {
    Object node = tree;
    for (Object step : use.holder()) {
      node = node instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) node).get(step);
    }
    return (Map<Object, Object>) node;
  }

  private static List<Use> uses(String good) {
    List<Use> uses = new ArrayList<>();
    collect(tree(good), "", List.of(), uses);
    return uses;
  }

  /** Every key of every block, those in lists too; a list adds nothing to the path. */
  private static void collect(Object node, String prefix, List<Object> steps, List<Use> uses) {
    if (node instanceof Map<?, ?> block) {
      block.forEach(
          (key, value) -> {
            uses.add(new Use(prefix + key, steps, key));
            collect(value, prefix + key + ".", with(steps, key), uses);
          });
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), prefix, with(steps, i), uses);
      }
    }
  }

  private static List<Object> with(List<Object> steps, Object step) {
    List<Object> all = new ArrayList<>(steps);
    all.add(step);
    return List.copyOf(all);
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
