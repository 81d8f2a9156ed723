package io.bursar.hub.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Walks over the rejects page by page; what was begun and broken off is gone on with. */
@Command(
    name = "replay",
    description = {
      "Put rejects on the bus again whose cause is mended: a node, a price, a tenant that was missing.",
      "What would be refused again is left. Nothing counts twice, however often this is done."
    },
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {

  private static final int A_CALL = 1_000;

  @Spec private CommandSpec spec;
  @ParentCommand private RejectsCommand rejects;
  @Mixin private RejectsOptions options;

  @Option(
      names = "--tenant",
      paramLabel = "T",
      description = "Of this tenant (default: the only one).")
  private String tenant;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(
      names = "--again",
      description = "Also what was replayed three times and refused each time in the same words.")
  private boolean again;

  private long matched;
  private long replayed;
  private long looping;
  private long elsewhere;
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, Long> still = new TreeMap<>();

  @Override
  public Integer call() {
    HubClient hub = Connection.to(rejects.bursar());
    String whose = tenant != null ? tenant : OnlyTenant.of(hub);
    // What is refused anew while this goes on is for the next time.
    Instant now = Instant.now();
    Object next = null;
    do {
      Query query =
          options
              .on(new Query("rejects/replay").with("tenant", whose), now)
              .with("dry-run", dryRun)
              .with("again", again)
              .with("limit", A_CALL)
              .with("cursor", next);
      Map<String, Object> page = Json.object(hub.post(query.toString(), Map.of()).body());
      add(page);
      next = page.get("next");
    } while (next != null);
    PrintWriter out = spec.commandLine().getOut();
    out.println(rejects.bursar().json ? Json.pretty(fields()) : text());
    return 0;
  }

  private void add(Map<String, Object> page) {
    matched += number(page, "matched");
    replayed += number(page, "replayed");
    looping += number(page, "looping");
    elsewhere += number(page, "elsewhere");
    for (Map<String, Object> reason : Json.objects(page, "reasons")) {
      reasons.merge(
          reason.get("stage") + " " + reason.get("code"), number(reason, "count"), Long::sum);
    }
    for (Map<String, Object> each : Json.objects(page, "stillRefused")) {
      still.merge(String.valueOf(each.get("code")), number(each, "count"), Long::sum);
    }
  }

  private static long number(Map<String, Object> fields, String name) {
    return ((Number) fields.get(name)).longValue();
  }

  private Map<String, Object> fields() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("dryRun", dryRun);
    all.put("matched", matched);
    all.put("replayed", replayed);
    all.put("looping", looping);
    all.put("elsewhere", elsewhere);
    all.put("reasons", reasons);
    all.put("stillRefused", still);
    return all;
  }

  private String text() {
    if (matched == 0) {
      return "There is nothing to be replayed.";
    }
    List<String> lines = new ArrayList<>();
    lines.add(matched + " rejects:");
    reasons.forEach((reason, count) -> lines.add("  %8d  %s".formatted(count, reason)));
    lines.add(replayed + (dryRun ? " would be replayed" : " replayed"));
    still.forEach(
        (code, count) -> lines.add(count + " left: they would be refused again with " + code));
    if (looping > 0) {
      lines.add(looping + " left: replayed three times and refused each time (--again)");
    }
    if (elsewhere > 0) {
      lines.add(
          elsewhere + " left: they never came to the bus; import the file or post the event again");
    }
    return String.join(System.lineSeparator(), lines);
  }
}
