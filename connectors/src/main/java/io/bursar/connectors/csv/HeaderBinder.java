package io.bursar.connectors.csv;

import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.RefusedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds a mapping's columns in a header; says at the end which are not there. */
final class HeaderBinder {

  /**
   * A value of each row.
   *
   * @param label what the file calls it, for messages
   */
  record Bound(String label, List<Integer> columns, String constant, Set<String> nulls) {

    /** The value in this row, without blanks around it; {@code ""} where it has none. */
    String in(String[] fields) {
      if (columns.isEmpty()) {
        return constant;
      }
      if (columns.size() == 1) {
        return value(fields[columns.get(0)]);
      }
      StringBuilder joined = new StringBuilder();
      for (int column : columns) {
        joined.append(joined.isEmpty() ? "" : " ").append(value(fields[column]));
      }
      return joined.toString().strip();
    }

    private String value(String field) {
      String value = field.strip();
      return nulls.contains(value) ? "" : value;
    }
  }

  private final List<String> header;
  private final Set<String> nulls;
  private final List<String> missing = new ArrayList<>();
  private final List<String> ambiguous = new ArrayList<>();

  HeaderBinder(List<String> header, Set<String> nulls) {
    this.header = header;
    this.nulls = nulls;
  }

  Bound bind(Field field) {
    if (field instanceof Field.Constant constant) {
      return new Bound("(constant)", List.of(), constant.value(), nulls);
    }
    if (field instanceof Field.Joined joined) {
      List<Bound> parts = joined.parts().stream().map(this::bind).toList();
      return new Bound(
          String.join(" ", parts.stream().map(Bound::label).toList()),
          parts.stream().flatMap(part -> part.columns().stream()).toList(),
          "",
          nulls);
    }
    Field.Column column = (Field.Column) field;
    for (Field.Name name : column.names()) {
      int found = find(name);
      if (found >= 0) {
        return new Bound(header.get(found), List.of(found), "", nulls);
      }
    }
    if (!column.optional()) {
      missing.add(String.join(" or ", column.names().stream().map(HeaderBinder::words).toList()));
    }
    return new Bound("(absent)", List.of(), "", nulls);
  }

  private int find(Field.Name name) {
    if (name instanceof Field.Numbered numbered) {
      return numbered.number() >= 1 && numbered.number() <= header.size()
          ? numbered.number() - 1
          : -1;
    }
    String wanted = ((Field.Named) name).name();
    int[] exact =
        IntStream.range(0, header.size()).filter(i -> header.get(i).equals(wanted)).toArray();
    int[] found =
        exact.length > 0
            ? exact
            : IntStream.range(0, header.size())
                .filter(i -> header.get(i).equalsIgnoreCase(wanted))
                .toArray();
    if (found.length > 1) {
      ambiguous.add(wanted);
    }
    return found.length == 0 ? -1 : found[0];
  }

  private static String words(Field.Name name) {
    return name instanceof Field.Numbered numbered
        ? "column " + numbered.number()
        : "'" + ((Field.Named) name).name() + "'";
  }

  /** Refuses the header when it lacks columns that are not optional. */
  void check() throws RefusedRow {
    if (!ambiguous.isEmpty()) {
      throw new RefusedRow(
          FormatCode.HEADER_TWICE,
          ambiguous.get(0),
          "the header has it twice; use a column number in the mapping");
    }
    if (!missing.isEmpty()) {
      throw new RefusedRow(
          FormatCode.HEADER_LACKS,
          String.join(", ", missing),
          "the mapping names it and the header has only "
              + String.join(", ", header.stream().limit(60).toList())
              + "; correct the mapping, or say optional: true there");
    }
  }
}
