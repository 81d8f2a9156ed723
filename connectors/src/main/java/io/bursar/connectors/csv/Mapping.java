package io.bursar.connectors.csv;

import io.bursar.connectors.file.NumberText;
import io.bursar.connectors.file.TableLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a mapping file says, as the linter accepted it. */
record Mapping(
    String name,
    TableLayout layout,
    Field date,
    DateFormats dates,
    Optional<Spread> spread,
    Measure measure,
    List<Field> keys,
    Optional<Field> version,
    Optional<Snapshot> snapshot,
    Optional<Field> node,
    Map<String, Field> focus,
    Map<String, Field> tags,
    Optional<Field> tagsJson,
    List<Condition> skip) {

  /** Where the days stand on each of which an equal part of a row counts. */
  record Spread(Field firstDay, Field lastDay) {}

  /** What a file's rows are all there is of. */
  record Snapshot(Field account, Field period) {}

  /** What a row counts. */
  sealed interface Measure {}

  /** Money. */
  record Spent(Amount amount, Optional<Amount> effective, Field currency) implements Measure {}

  /** A quantity with no price yet. */
  record Counted(Field metric, Amount quantity) implements Measure {}

  /**
   * A number and how it is written.
   *
   * @param terms with their sign; more than one are debit and credit
   * @param negativeWhen rows in which it counts the other way round
   */
  record Amount(
      List<Term> terms, NumberText numbers, boolean inverted, Optional<Condition> negativeWhen) {}

  /** One term: the product of its factors. */
  record Term(List<Field> factors, boolean negative) {}

  /** Whether a field has one of these values; {@code ""} among them means that it has none. */
  record Condition(Field field, Set<String> values) {}
}
