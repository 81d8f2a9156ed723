package io.bursar.connectors.csv;

import io.bursar.connectors.file.FormatCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where values come from. */
final class FieldReader {
  private FieldReader() {}

  static Optional<Field> optional(Given parent, String key) {
    return parent.get(key).map(FieldReader::field);
  }

  static Field field(Given given) {
    if (!given.isBlock()) {
      return new Field.Column(names(given), false);
    }
    Optional<Given> column = given.get("column");
    Optional<String> constant = given.text("constant");
    if (column.isPresent() == constant.isPresent()) {
      given
          .lints()
          .error(
              FormatCode.MAPPING_CONFLICT,
              given.path(),
              given.node(),
              "give either column or constant");
    }
    return constant
        .<Field>map(Field.Constant::new)
        .orElseGet(
            () ->
                new Field.Column(
                    column.map(FieldReader::names).orElse(List.of()), given.isTrue("optional")));
  }

  static List<Field> list(Given parent, String key) {
    return parent
        .get(key)
        .map(given -> given.items().stream().map(FieldReader::field).toList())
        .orElse(List.of());
  }

  static Map<String, Field> named(Given parent, String key) {
    Map<String, Field> fields = new LinkedHashMap<>();
    parent
        .get(key)
        .ifPresent(
            given -> given.entries().forEach((name, field) -> fields.put(name, field(field))));
    return fields;
  }

  private static List<Field.Name> names(Given given) {
    return given.items().stream().map(FieldReader::name).toList();
  }

  private static Field.Name name(Given given) {
    return given.isNumber()
        ? new Field.Numbered(Integer.parseInt(given.text()))
        : new Field.Named(given.text().strip());
  }
}
