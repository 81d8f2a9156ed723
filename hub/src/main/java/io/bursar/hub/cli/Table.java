package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Aligned columns; numbers to the right. */
final class Table {
  private static final int WIDEST = 80;

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(List<Column> columns) {
    this.columns = columns;
  }

  void add(Map<String, Object> item) {
    rows.add(columns.stream().map(column -> cell(item.get(column.field()))).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** What came from outside must not steer the terminal. */
  private static String cell(Object value) {
    String text = value == null ? "-" : value.toString().replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
  }

  void print(PrintWriter out) {
    List<String> headings = columns.stream().map(Column::heading).toList();
    int[] widths = headings.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println(line(headings, widths));
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private String line(List<String> cells, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - cells.get(i).length());
      padded.add(columns.get(i).number() ? space + cells.get(i) : cells.get(i) + space);
    }
    return padded.stream().collect(Collectors.joining("  ")).stripTrailing();
  }
}
