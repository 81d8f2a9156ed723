package io.bursar.connectors.csv;

import io.bursar.connectors.csv.Mapping.Counted;
import io.bursar.connectors.csv.Mapping.Measure;
import io.bursar.connectors.csv.Mapping.Snapshot;
import io.bursar.connectors.csv.Mapping.Spent;
import io.bursar.connectors.csv.Mapping.Spread;
import io.bursar.connectors.csv.MappingLint.Level;
import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a mapping file and says all that is wrong with it at once. */
final class MappingReader {
  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "service", "ServiceName",
          "account", "SubAccountId",
          "provider", "ServiceProviderName",
          "description", "ChargeDescription");

  private final Lints lints = new Lints();
  private final String fallbackName;

  /**
   * For one mapping.
   *
   * @param fallbackName its name where it gives none
   */
  MappingReader(String fallbackName) {
    this.fallbackName = fallbackName;
  }

  List<MappingLint> lints() {
    return lints.sorted();
  }

  /** The mapping, unless it has errors. */
  Optional<Mapping> read(String yaml) {
    Optional<Node> root = compose(yaml);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    new ShapeCheck(lints).block(root.get(), MappingSpec.keys(), "");
    Given all = new Given(root.get(), "", lints);
    Mapping mapping = mapping(all);
    return lints.hasErrors() ? Optional.empty() : Optional.of(mapping);
  }

  private Optional<Node> compose(String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setAllowDuplicateKeys(false).setCodePointLimit(1 << 20).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        lints.add(
            Level.ERROR, FormatCode.MAPPING_SYNTAX, "", Optional.empty(), "the mapping is empty");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      lints.add(
          Level.ERROR,
          FormatCode.MAPPING_SYNTAX,
          "",
          e.getProblemMark(),
          String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      lints.add(
          Level.ERROR,
          FormatCode.MAPPING_SYNTAX,
          "",
          Optional.empty(),
          String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private Mapping mapping(Given all) {
    List<Field> keys = FieldReader.list(all, "keys");
    if (all.node() instanceof MappingNode block
        && Given.child(block, "keys").isEmpty()
        && Given.child(block, "snapshot").isEmpty()) {
      lints.warning(
          FormatCode.MAPPING_NO_KEYS,
          "keys",
          all.node(),
          "without keys a row is known by its content: a corrected row counts beside the first one"
              + " instead of replacing it");
    }
    Optional<Given> date = all.get("date");
    return new Mapping(
        all.text("name").orElse(fallbackName),
        LayoutReader.layout(all.get("table")),
        date.map(DateReader::field).orElse(new Field.Constant("")),
        date.map(DateReader::formats).orElse(new DateFormats(List.of(), java.time.ZoneOffset.UTC)),
        spread(all),
        measure(all),
        keys,
        FieldReader.optional(all, "version"),
        all.get("snapshot").flatMap(given -> snapshot(given, all)),
        FieldReader.optional(all, "node"),
        focus(all),
        FieldReader.named(all, "tags"),
        FieldReader.optional(all, "tags-json"),
        all.get("skip")
            .map(given -> given.items().stream().map(AmountReader::condition).toList())
            .orElse(List.of()));
  }

  private Optional<Snapshot> snapshot(Given given, Given all) {
    for (String other : List.of("version", "metric")) {
      if (all.get(other).isPresent()) {
        lints.error(
            FormatCode.MAPPING_CONFLICT,
            "snapshot",
            given.node(),
            other.equals("version")
                ? "the version of a snapshot is that of all its rows: leave version out"
                : "rows without a price can't be a snapshot: leave it out");
      }
    }
    Optional<Field> account = FieldReader.optional(given, "account");
    Optional<Field> period = FieldReader.optional(given, "period");
    return account.isPresent() && period.isPresent()
        ? Optional.of(new Snapshot(account.get(), period.get()))
        : Optional.empty();
  }

  private Optional<Spread> spread(Given all) {
    Optional<Given> spread = all.get("spread");
    Optional<Field> first = FieldReader.optional(all, "first-day");
    Optional<Field> last = FieldReader.optional(all, "last-day");
    if (spread.isEmpty()) {
      for (String day : List.of("first-day", "last-day")) {
        all.get(day)
            .ifPresent(
                given ->
                    lints.error(
                        FormatCode.MAPPING_MISSING_KEY,
                        day,
                        given.node(),
                        day + " is for rows that are spread: add spread: even, or leave it out"));
      }
      return Optional.empty();
    }
    for (String day : List.of("first-day", "last-day")) {
      if (all.get(day).isEmpty()) {
        lints.error(
            FormatCode.MAPPING_MISSING_KEY,
            day,
            spread.get().node(),
            "spread needs first-day and last-day: the columns of the days that a row is for");
      }
    }
    if (all.get("metric").isPresent()) {
      lints.error(
          FormatCode.MAPPING_CONFLICT,
          "spread",
          spread.get().node(),
          "a metric is priced on its day; only money can be spread");
    }
    return first.isPresent() && last.isPresent()
        ? Optional.of(new Spread(first.get(), last.get()))
        : Optional.empty();
  }

  private Measure measure(Given all) {
    Optional<Given> amount = all.get("amount");
    Optional<Field> metric = FieldReader.optional(all, "metric");
    Optional<Given> quantity = all.get("quantity");
    if (all.isBlock() && amount.isPresent() == metric.isPresent()) {
      lints.error(
          amount.isPresent() ? FormatCode.MAPPING_CONFLICT : FormatCode.MAPPING_MISSING_KEY,
          "amount",
          all.node(),
          "give either amount and currency (money), or metric and quantity (no price yet)");
    }
    if (metric.isPresent()) {
      if (quantity.isEmpty()) {
        lints.error(
            FormatCode.MAPPING_MISSING_KEY, "quantity", all.node(), "metric needs quantity");
      }
      return new Counted(
          metric.get(), quantity.map(given -> AmountReader.amount(given, amount)).orElse(NOTHING));
    }
    Optional<Field> currency = FieldReader.optional(all, "currency");
    if (amount.isPresent() && currency.isEmpty()) {
      lints.error(
          FormatCode.MAPPING_MISSING_KEY,
          "currency",
          all.node(),
          "amount needs currency: a column, or {constant: USD}");
    }
    return new Spent(
        amount.map(given -> AmountReader.amount(given, Optional.empty())).orElse(NOTHING),
        all.get("effective").map(given -> AmountReader.amount(given, amount)),
        currency.orElse(new Field.Constant("")));
  }

  private static final Mapping.Amount NOTHING =
      new Mapping.Amount(
          List.of(), io.bursar.connectors.file.NumberText.PLAIN, false, Optional.empty());

  private Map<String, Field> focus(Given all) {
    Map<String, Field> focus = new LinkedHashMap<>();
    SHORT_NAMES.forEach(
        (key, column) ->
            FieldReader.optional(all, key).ifPresent(field -> focus.put(column, field)));
    all.get("focus").map(Given::entries).orElse(Map.of()).keySet().stream()
        .filter(name -> !name.matches("[A-Z][A-Za-z]{1,49}|x_\\w{1,48}"))
        .forEach(
            name ->
                lints.error(
                    FormatCode.MAPPING_BAD_VALUE,
                    "focus." + name,
                    all.get("focus").orElseThrow().node(),
                    Shown.value(name) + " is no FOCUS column such as InvoiceId or x_Team"));
    focus.putAll(FieldReader.named(all, "focus"));
    return focus;
  }
}
