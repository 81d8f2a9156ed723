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
    name = "rejects",
    description = "List what could not be used, and why; --json has the originals too.",
    sortOptions = false)
final class RejectsCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("TIME", "time"),
          Column.text("TENANT", "tenant"),
          Column.text("SOURCE", "source"),
          Column.text("CODE", "code"),
          Column.text("WHERE", "where"),
          Column.text("REASON", "reason"));

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;
  @Mixin private ListOptions list;

  @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
  private String source;

  @Option(names = "--code", paramLabel = "BUR-NNNN", description = "Only with this code.")
  private String code;

  @Option(names = "--import", paramLabel = "ID", description = "Only of this import.")
  private String importId;

  @Override
  public Integer call() {
    Query query =
        list.query("rejects").with("source", source).with("code", code).with("import", importId);
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
