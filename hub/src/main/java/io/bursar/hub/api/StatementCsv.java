package io.bursar.hub.api;

import io.bursar.hub.configuration.csv.SafeCell;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A statement as a table, RFC 4180, safe to be opened in a spreadsheet. */
final class StatementCsv {

  private static final String END = "\r\n";

  private StatementCsv() {}

  static String of(Statement statement) {
    StringBuilder table = new StringBuilder();
    row(
        table,
        "tenant",
        "node",
        "period",
        "currency",
        "entry",
        "service",
        "category",
        "amount",
        "of");
    line(table, statement, "opening", "", "Opening", statement.opening(), "");
    lines(table, statement, "charges", statement.charges());
    lines(table, statement, "adjustments", statement.adjustments());
    line(table, statement, "spent", "", "", statement.spent(), "");
    line(table, statement, "held", "", "", statement.held(), "");
    statement
        .budget()
        .ifPresent(
            budget -> {
              line(table, statement, "budget opening", "", "", budget.opening(), "");
              for (Statement.Moved moved : budget.allotments()) {
                String of = moved.policy() + " " + moved.decision();
                line(table, statement, "allotment", "", "", moved.amount(), of);
              }
              line(table, statement, "budget", "", "", budget.closing(), "");
            });
    statement
        .available()
        .ifPresent(available -> line(table, statement, "available", "", "", available, ""));
    return table.toString();
  }

  private static void lines(
      StringBuilder table, Statement statement, String entry, List<Statement.Line> lines) {
    for (Statement.Line line : lines) {
      String parts = String.valueOf(line.parts());
      line(table, statement, entry, line.service(), line.category(), line.amount(), parts);
    }
  }

  private static void line(
      StringBuilder table,
      Statement statement,
      String entry,
      String service,
      String category,
      BigDecimal amount,
      String of) {
    row(
        table,
        statement.tenant(),
        statement.node(),
        statement.period(),
        statement.currency(),
        entry,
        service,
        category,
        amount.toPlainString(),
        of);
  }

  private static void row(StringBuilder table, String... cells) {
    table
        .append(Arrays.stream(cells).map(StatementCsv::cell).collect(Collectors.joining(",")))
        .append(END);
  }

  private static String cell(String text) {
    String safe = SafeCell.escape(text);
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
