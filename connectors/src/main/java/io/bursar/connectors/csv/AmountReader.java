package io.bursar.connectors.csv;

import io.bursar.connectors.csv.Mapping.Amount;
import io.bursar.connectors.csv.Mapping.Condition;
import io.bursar.connectors.csv.Mapping.Term;
import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a mapping's {@code amount}, {@code effective} and {@code quantity}. */
final class AmountReader {
  private AmountReader() {}

  /**
   * Reads one.
   *
   * @param beside whose decimal and group signs hold where this one has none
   */
  static Amount amount(Given given, Optional<Given> beside) {
    return new Amount(
        terms(given),
        numbers(given, beside),
        given.text("sign").filter("inverted"::equals).isPresent(),
        given.get("negative-when").map(AmountReader::condition));
  }

  private static List<Term> terms(Given given) {
    if (!given.isBlock()) {
      return List.of(new Term(List.of(FieldReader.field(given)), false));
    }
    List<Term> terms = new ArrayList<>();
    Optional<Field> column = FieldReader.optional(given, "column");
    List<Field> factors = FieldReader.list(given, "multiply");
    Optional<Field> debit = FieldReader.optional(given, "debit");
    Optional<Field> credit = FieldReader.optional(given, "credit");
    int ways = 0;
    if (column.isPresent()) {
      ways++;
      terms.add(new Term(List.of(column.get()), false));
    }
    if (!factors.isEmpty()) {
      ways++;
      terms.add(new Term(factors, false));
    }
    if (debit.isPresent() && credit.isPresent()) {
      ways++;
      terms.add(new Term(List.of(debit.get()), false));
      terms.add(new Term(List.of(credit.get()), true));
    }
    if (ways != 1 || debit.isPresent() != credit.isPresent()) {
      given
          .lints()
          .error(
              FormatCode.MAPPING_CONFLICT,
              given.path(),
              given.node(),
              "give one of: column, multiply, debit with credit");
    }
    return terms;
  }

  private static NumberText numbers(Given given, Optional<Given> beside) {
    char decimal = sign("decimal", given, beside).orElse(".").charAt(0);
    Optional<String> groups = sign("group", given, beside).filter(sign -> !sign.equals("none"));
    char group = groups.map(sign -> sign.charAt(0)).orElse(NumberText.NO_GROUP);
    if (decimal == group) {
      given
          .lints()
          .error(
              FormatCode.MAPPING_CONFLICT,
              given.path(),
              given.node(),
              "decimal and group are both '" + decimal + "'");
    }
    return new NumberText(decimal, group);
  }

  private static Optional<String> sign(String key, Given given, Optional<Given> beside) {
    return given.text(key).or(() -> beside.flatMap(other -> other.text(key)));
  }

  /** Reads a condition on one field. */
  static Condition condition(Given given) {
    Field field = FieldReader.optional(given, "column").orElse(new Field.Column(List.of(), true));
    List<String> values = new ArrayList<>(given.texts("equals"));
    if (given.isTrue("empty")) {
      values.add("");
    }
    if (values.isEmpty()) {
      given
          .lints()
          .error(
              FormatCode.MAPPING_MISSING_KEY,
              given.path(),
              given.node(),
              "say for which values: equals: [...], or empty: true");
    }
    return new Condition(field, Set.copyOf(values));
  }
}
