package io.bursar.hub.cli;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Prints a list of the API: one JSON array for scripts, a table for people. */
final class Listing {
  /** Columns of the table: the heading, and the field it shows. */
  record Column(String heading, String field, boolean number) {
    static Column text(String heading, String field) {
      return new Column(heading, field, false);
    }

    static Column number(String heading, String field) {
      return new Column(heading, field, true);
    }
  }

  private static final int PEOPLE_READ = 50;

  private Listing() {}

  /**
   * Prints what {@code items} gives.
   *
   * @param limit most items; 0 means all for scripts, and what people read for people
   * @param none what to say when there is nothing
   */
  static void print(
      PrintWriter out,
      boolean json,
      Iterator<Map<String, Object>> items,
      int limit,
      List<Column> columns,
      String none) {
    if (json) {
      array(out, items, limit == 0 ? Integer.MAX_VALUE : limit);
      return;
    }
    Table table = new Table(columns);
    int most = limit == 0 ? PEOPLE_READ : limit;
    for (int count = 0; count < most && items.hasNext(); count++) {
      table.add(items.next());
    }
    if (table.isEmpty()) {
      out.println(none);
      return;
    }
    table.print(out);
    if (items.hasNext()) {
      out.println("… and more; --limit N shows N of them, --json all.");
    }
  }

  private static void array(PrintWriter out, Iterator<Map<String, Object>> items, int most) {
    out.print('[');
    for (int count = 0; count < most && items.hasNext(); count++) {
      out.print(count == 0 ? "\n " : ",\n ");
      out.print(Json.text(items.next()));
    }
    out.println("\n]");
  }
}
