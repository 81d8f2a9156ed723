package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "rejects",
    description = "List what could not be used, and why; --json has the originals too.",
    sortOptions = false,
    subcommands = ReplayCommand.class)
final class RejectsCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("TIME", "time"),
          Column.text("TENANT", "tenant"),
          Column.text("SOURCE", "source"),
          Column.text("CODE", "code"),
          Column.text("REPLAYED", "replayed"),
          Column.text("WHERE", "where"),
          Column.text("REASON", "reason"));

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;
  @Mixin private ListOptions list;

  @Mixin private RejectsOptions options;

  BursarCommand bursar() {
    return bursar;
  }

  @Override
  public Integer call() {
    Query query = options.on(list.query("rejects"));
    Listing.print(
        spec.commandLine().getOut(),
        bursar.json,
        new Pages(Connection.to(bursar), query),
        list.limit,
        COLUMNS,
        "Nothing was rejected.");
    return 0;
  }
}
