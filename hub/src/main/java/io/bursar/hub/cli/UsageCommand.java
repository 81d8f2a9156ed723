package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "usage",
    description = "Show what nodes may spend, have spent and have left.",
    sortOptions = false)
final class UsageCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("NODE", "node"),
          Column.text("PERIOD", "period"),
          Column.number("SPENT", "spent"),
          Column.number("HELD", "held"),
          Column.number("BUDGET", "budget"),
          Column.number("AVAILABLE", "available"),
          Column.text("CURRENCY", "currency"));

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Option(names = "--tenant", paramLabel = "T", description = "Only this tenant.")
  private String tenant;

  @Option(names = "--node", paramLabel = "PATH", description = "Only this node (path or id).")
  private String node;

  @Option(
      names = "--period",
      paramLabel = "P",
      description = {
        "A day, month, quarter or year: 2026-11-05, 2026-11, 2026-Q4, 2026, FY2026-P05.",
        "Default: the current month."
      })
  private String period;

  @Option(names = "--subtree", description = "Also every node below --node.")
  private boolean subtree;

  @Override
  public Integer call() {
    Query query =
        new Query("usage")
            .with("tenant", tenant)
            .with("node", node)
            .with("period", period)
            .with("subtree", subtree ? true : null)
            .with("limit", 1000);
    Listing.print(
        spec.commandLine().getOut(),
        bursar.json,
        new Pages(Connection.to(bursar), query),
        Integer.MAX_VALUE,
        COLUMNS,
        "Nothing is counted there yet.");
    return 0;
  }
}
