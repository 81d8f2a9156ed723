package io.bursar.hub.demo;

import io.bursar.connectors.samples.DemoPlan;
import io.bursar.core.configuration.Budget;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.servers.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The folder {@code demo} of the data folder: a configuration, and the files to play. */
final class DemoFolder {
  /** The same whatever the day; resources below {@code /demo/config}. */
  private static final List<String> FIXED =
      List.of("targets.yaml", "tenants/demo/tenant.yaml", "tenants/demo/policies.yaml");

  private final Path folder;

  DemoFolder(Path data) {
    this.folder = data.toAbsolutePath().normalize().resolve("demo");
  }

  Path config() {
    return folder.resolve("config");
  }

  /** Writes the configuration. What is there stays, but for the rates: those go on to today. */
  void lay(DemoPlan plan) {
    try {
      for (String name : FIXED) {
        keep(name, resource(name));
      }
      keep("tenants/demo/budgets.yaml", budgets(plan));
      keep("mappings/" + DemoPlan.MAPPING_FILE, plan.mapping());
      Files.writeString(config().resolve("tenants/demo/rates.csv"), rates(plan));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Writes the files to play: the cloud bill, then the finance table. */
  List<Path> feeds(DemoPlan plan) {
    try {
      return plan.write(Files.createDirectories(folder.resolve("feeds")));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void keep(String name, String text) throws IOException {
    Path file = config().resolve(name);
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.writeString(file, text);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DemoFolder.class.getResourceAsStream("/demo/config/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String budgets(DemoPlan plan) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Budget budget : plan.budgets()) {
      String text =
          budget.kind() == PeriodKind.DAY
              ? "day: {pace: even}"
              : "month: " + budget.amount().orElseThrow().toPlainString();
      lines.merge(budget.node(), text, (one, other) -> one + ", " + other);
    }
    return lines.entrySet().stream()
        .map(line -> "  - {node: " + line.getKey() + ", " + line.getValue() + "}\n")
        .collect(
            Collectors.joining(
                "",
                "# What each node may spend in a month. A line's days get even parts of what is left"
                    + " of its month:\n# those are what the policy cuts.\nbudgets:\n",
                ""));
  }

  private static String rates(DemoPlan plan) {
    StringBuilder text = new StringBuilder("date,currency,rate\n");
    for (RateEntry rate : plan.rates()) {
      text.append(rate.day()).append(',').append(rate.currency()).append(',');
      text.append(rate.rate().toPlainString()).append('\n');
    }
    return text.toString();
  }

  private ProgramProblem unusable(IOException e) {
    return new ProgramProblem(
        ProgramCode.DATA_UNUSABLE,
        "The demo cannot write its files into " + folder + " (" + IoReason.of(e) + ")",
        e);
  }
}
