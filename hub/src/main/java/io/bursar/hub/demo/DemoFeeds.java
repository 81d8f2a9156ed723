package io.bursar.hub.demo;

import io.bursar.connectors.samples.DemoPlan;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.cli.HubClient;
import io.bursar.hub.cli.ImportResult;
import io.bursar.hub.cli.Imports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends the sample files as {@code bursar import --wait} does. */
final class DemoFeeds {
  private final Imports imports;
  private final PrintWriter out;

  DemoFeeds(HubClient hub, PrintWriter out) {
    this.imports = new Imports(hub);
    this.out = out;
  }

  /**
   * Returns when the ledger has counted every row.
   *
   * @param files the cloud bill and the finance table
   */
  List<ImportResult> play(List<Path> files, DemoPlan plan) {
    out.println();
    out.println("Playing what a made-up company spent since " + plan.firstDay() + ":");
    List<ImportResult> results = new ArrayList<>();
    results.add(send(files.get(0), Map.of("source", DemoPlan.CLOUD_SOURCE, "format", "focus")));
    results.add(
        send(
            files.get(1),
            Map.of(
                "source",
                DemoPlan.FINANCE_SOURCE,
                "format",
                "mapping",
                "mapping",
                plan.mapping())));
    return results;
  }

  private ImportResult send(Path file, Map<String, Object> form) {
    Map<String, Object> announcement = new LinkedHashMap<>(form);
    announcement.put("tenant", DemoPlan.TENANT);
    ImportResult result = imports.send(file, announcement, true);
    if (result.failed()) {
      throw new ProgramProblem(
          ProgramCode.IMPORT_FAILED, "A sample could not be played: " + result.text());
    }
    out.println("  " + result.text());
    return result;
  }
}
