package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.PrintWriter;
import java.util.ArrayList;
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
    name = "close",
    description = {
      "Close a month, quarter or year, and every day before its end: what counted there stands for",
      "good, and what is said of it later counts on an open day. There is no way back."
    },
    sortOptions = false)
final class CloseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @ParentCommand private BursarCommand bursar;

  @Parameters(paramLabel = "PERIOD", description = "2026-11, 2026-Q4 or 2026.")
  private String period;

  @Option(
      names = "--tenant",
      paramLabel = "T",
      description = "Of this tenant (default: the only one).")
  private String tenant;

  @Option(names = "--dry-run", description = "Only say what is still open.")
  private boolean dryRun;

  @Option(names = "--anyway", description = "Also when something is still open.")
  private boolean anyway;

  @Override
  public Integer call() {
    HubClient hub = Connection.to(bursar);
    String whose = tenant != null ? tenant : OnlyTenant.of(hub);
    Map<String, Object> before = ask(hub, whose, true);
    List<String> open = open(Json.object(Json.text(before.get("report"))));
    if (!dryRun && !open.isEmpty() && !anyway) {
      throw new ProgramProblem(
          ProgramCode.PERIOD_OPEN, period + " is not closed: " + String.join("; ", open));
    }
    Map<String, Object> answer = dryRun ? before : ask(hub, whose, false);
    PrintWriter out = spec.commandLine().getOut();
    if (bursar.json) {
      out.println(Json.pretty(answer));
    } else {
      open.forEach(line -> out.println("open: " + line));
      out.println(
          dryRun
              ? "%s of %s is not closed: this was a dry run".formatted(period, whose)
              : "Closed through " + answer.get("through"));
    }
    return 0;
  }

  private Map<String, Object> ask(HubClient hub, String whose, boolean dry) {
    Query query =
        new Query("closes").with("tenant", whose).with("period", period).with("dry-run", dry);
    return Json.object(hub.post(query.toString(), Map.of()).body());
  }

  private static List<String> open(Map<String, Object> report) {
    List<String> open = new ArrayList<>();
    for (Map<String, Object> each : Json.objects(report, "unfinal")) {
      open.add(
          "%s charges in %s are %s (%s, counted as %s)"
              .formatted(
                  each.get("parts"),
                  each.get("currency"),
                  each.get("kind"),
                  each.get("counted"),
                  each.get("ledger")));
    }
    if (!"0".equals(report.get("unallocated"))) {
      open.add(report.get("unallocated") + " is placed by no rule");
    }
    for (Map<String, Object> each : Json.objects(report, "rejects")) {
      open.add(
          "%s rejects %s of %s".formatted(each.get("count"), each.get("code"), each.get("stage")));
    }
    for (Map<String, Object> each : Json.objects(report, "sources")) {
      if (!Integer.valueOf(0).equals(each.get("open"))) {
        open.add(each.get("open") + " imports of " + each.get("source") + " are still being read");
      }
    }
    return open;
  }
}
