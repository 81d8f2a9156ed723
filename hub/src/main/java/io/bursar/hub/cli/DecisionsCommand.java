package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "decisions",
    description = "List what policies did; --json has the receipts too.",
    sortOptions = false)
final class DecisionsCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("TIME", "time"),
          Column.text("POLICY", "policy"),
          Column.text("NODE", "node"),
          Column.text("PERIOD", "period"),
          Column.number("THRESHOLD", "threshold"),
          Column.text("STATUS", "status"),
          Column.text("REASON", "reason"));

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;
  @Mixin private ListOptions list;

  @Option(names = "--node", paramLabel = "PATH", description = "Only on this node.")
  private String node;

  @Option(names = "--policy", paramLabel = "NAME", description = "Only of this policy.")
  private String policy;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only applied, frozen, refused, retracted or not-judged ones.")
  private String status;

  @Override
  public Integer call() {
    Query query =
        list.query("decisions").with("node", node).with("policy", policy).with("status", status);
    Listing.print(
        spec.commandLine().getOut(),
        bursar.json,
        new Pages(Connection.to(bursar), query),
        list.limit,
        COLUMNS,
        "Nothing was decided.");
    return 0;
  }
}
