package io.bursar.hub.cli;

import io.bursar.hub.cli.Listing.Column;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "deliveries",
    description = "List what was told or done outside and how it went, or send one again.",
    sortOptions = false)
final class DeliveriesCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("TIME", "time"),
          Column.text("TARGET", "target"),
          Column.text("PURPOSE", "purpose"),
          Column.text("STATE", "state"),
          Column.number("ATTEMPT", "attempt"),
          Column.text("DETAIL", "detail"),
          Column.text("ID", "id"));

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;
  @Mixin private ListOptions list;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only delivered, retrying or undelivered ones.")
  private String state;

  @Option(names = "--target", paramLabel = "NAME", description = "Only to this target.")
  private String target;

  @Option(names = "--resend", paramLabel = "ID", description = "Send this undelivered one again.")
  private String resend;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    HubClient hub = Connection.to(bursar);
    if (resend != null) {
      String answer =
          hub.post("/api/v1/deliveries/" + Query.encoded(resend) + "/resend", Map.of()).body();
      out.println(bursar.json ? answer : "Sending " + resend + " again.");
      return 0;
    }
    Query query = list.query("deliveries").with("state", state).with("target", target);
    Listing.print(
        out, bursar.json, new Pages(hub, query), list.limit, COLUMNS, "Nothing was sent.");
    return 0;
  }
}
