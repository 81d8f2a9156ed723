package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "statement",
    description = {
      "Show what a node, with all below it, spent in a period, by service, and how its budget came",
      "to be. It adds up to the ledger's figure to the last digit."
    },
    sortOptions = false)
final class StatementCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("ENTRY", "entry"),
          Column.text("OF", "of"),
          Column.text("CATEGORY", "category"),
          Column.number("AMOUNT", "amount"));

  /** What is answered. */
  enum Format {
    csv,
    html
  }

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Parameters(paramLabel = "NODE", description = "Path or id of the node.")
  private String node;

  @Option(names = "--tenant", paramLabel = "T", description = "Of this tenant.")
  private String tenant;

  @Option(
      names = "--period",
      paramLabel = "P",
      description = {
        "A day, month, quarter or year: 2026-11-05, 2026-11, 2026-Q4, 2026.",
        "Default: the current month."
      })
  private String period;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, or html: a page that can be printed.")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it there.")
  private Path file;

  @Override
  public Integer call() {
    Query query =
        new Query("statements")
            .with("tenant", tenant)
            .with("node", node)
            .with("period", period)
            .with("format", format);
    String body = Connection.to(bursar).get(query.toString()).body();
    if (file != null) {
      write(body);
      return 0;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (bursar.json || format != null) {
      out.print(body);
      out.println();
    } else {
      print(Json.object(body), out);
    }
    out.flush();
    return 0;
  }

  private void write(String body) {
    try {
      Files.writeString(file, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(Map<String, Object> statement, PrintWriter out) {
    Table table = new Table(COLUMNS);
    add(table, "opening", "", "Opening", statement.get("opening"));
    for (String entry : List.of("charges", "adjustments")) {
      for (Map<String, Object> line : Json.objects(statement, entry)) {
        add(
            table,
            entry,
            String.valueOf(line.get("service")),
            String.valueOf(line.get("category")),
            line.get("amount"));
      }
    }
    add(table, "spent", "", "", statement.get("spent"));
    add(table, "held", "", "", statement.get("held"));
    if (statement.get("budget") instanceof Map<?, ?> given) {
      Map<String, Object> budget = Json.object(Json.text(given));
      add(table, "budget opening", "", "", budget.get("opening"));
      for (Map<String, Object> moved : Json.objects(budget, "allotments")) {
        add(
            table,
            "allotment",
            moved.get("policy") + " " + moved.get("time"),
            "",
            moved.get("amount"));
      }
      add(table, "budget", "", "", budget.get("closing"));
      add(table, "available", "", "", statement.get("available"));
    }
    out.printf(
        "%s, %s to %s, in %s%n",
        statement.get("node"),
        statement.get("first"),
        statement.get("last"),
        statement.get("currency"));
    table.print(out);
  }

  private static void add(Table table, String entry, String of, String category, Object amount) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("entry", entry);
    row.put("of", of);
    row.put("category", category);
    row.put("amount", amount);
    table.add(row);
  }
}
