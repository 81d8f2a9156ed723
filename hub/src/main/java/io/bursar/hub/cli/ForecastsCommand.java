package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "forecasts",
    description = "Show what nodes are foreseen to spend in the next 30 days.",
    sortOptions = false)
final class ForecastsCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("NODE", "node"),
          Column.text("FROM", "origin"),
          Column.number("P10", "p10"),
          Column.number("P50", "p50"),
          Column.number("P90", "p90"),
          Column.text("CURRENCY", "currency"),
          Column.text("MODEL", "model"),
          Column.text("ANOMALOUS", "anomalous"),
          Column.text("INSTEAD", "fallback"));

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Option(names = "--tenant", paramLabel = "T", description = "Only this tenant.")
  private String tenant;

  @Option(names = "--node", paramLabel = "PATH", description = "Only this node (path or id).")
  private String node;

  @Option(names = "--subtree", description = "Also every node below --node.")
  private boolean subtree;

  @Option(
      names = "--why",
      description = "Instead of the numbers: what moves the sum away from the 30 days before.")
  private boolean why;

  @Option(
      names = "--refresh",
      description = {
        "Foresee now instead of showing; a moment later it shows here. Without it, nodes are",
        "foreseen when the day turns and when they spend more or less than was foreseen."
      })
  private boolean refresh;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    HubClient hub = Connection.to(bursar);
    if (refresh) {
      Query query = new Query("forecasts/refresh").with("tenant", tenant);
      String answer = hub.post(query.toString(), Map.of()).body();
      out.println(bursar.json ? answer : "Asked for; ./bursar forecasts shows them.");
      return 0;
    }
    Query query =
        new Query("forecasts")
            .with("tenant", tenant)
            .with("node", node)
            .with("subtree", subtree ? true : null)
            .with("limit", 100);
    Iterator<Map<String, Object>> pages = new Pages(hub, query);
    if (why && !bursar.json && pages.hasNext()) {
      pages.forEachRemaining(each -> say(each, out));
      return 0;
    }
    Listing.print(
        out,
        bursar.json,
        bursar.json ? pages : flat(pages),
        Integer.MAX_VALUE,
        COLUMNS,
        "Nothing is foreseen yet; --refresh asks for it.");
    return 0;
  }

  private static void say(Map<String, Object> item, PrintWriter out) {
    Object words =
        item.get("drivers") instanceof Map<?, ?> drivers
            ? drivers.get("en")
            : "Foreseen by an earlier version, which did not say why.";
    out.println(item.get("node") + ": " + words);
  }

  /** With the total's quantiles beside the other fields. */
  private static Iterator<Map<String, Object>> flat(Iterator<Map<String, Object>> items) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Map<String, Object> next() {
        Map<String, Object> item = new LinkedHashMap<>(items.next());
        ((Map<?, ?>) item.get("total"))
            .forEach((quantile, amount) -> item.put(quantile.toString(), amount));
        return item;
      }
    };
  }
}
