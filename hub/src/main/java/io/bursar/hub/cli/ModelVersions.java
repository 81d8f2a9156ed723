package io.bursar.hub.cli;

import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import io.bursar.hub.cli.Listing.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Show the versions of the registry.", sortOptions = false)
final class ModelVersions implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.number("VERSION", "version"),
          Column.text("STATE", "state"),
          Column.text("TRAINED", "created"),
          Column.text("OWNER", "owner"),
          Column.number("SERIES", "series"),
          Column.text("FROM", "first_day"),
          Column.text("BEFORE", "cut"),
          Column.number("DAILY", "wape"),
          Column.number("TOTAL", "total"),
          Column.text("REFUSED", "refused"));

  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;
  @Mixin private RegistryOption registry;

  @Override
  public Integer call() {
    ModelRegistry models = registry.registry(model);
    Optional<Integer> champion = models.champion();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int number : models.versions()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("version", number);
      row.put("state", champion.filter(it -> it == number).isPresent() ? "serves" : "");
      try {
        fields(models.version(number), row);
      } catch (ForecastingProblem e) {
        row.put("refused", e.getMessage());
      }
      rows.add(row);
    }
    Listing.print(
        spec.commandLine().getOut(),
        model.bursar.json,
        rows.iterator(),
        Integer.MAX_VALUE,
        COLUMNS,
        "No model is registered; statistical models serve.");
    return 0;
  }

  private static void fields(Version version, Map<String, Object> row) {
    row.put("created", version.card().created().toString());
    row.put("owner", version.card().owner());
    row.put("series", version.card().series());
    row.put("first_day", version.card().firstDay().toString());
    row.put("cut", version.card().cut().toString());
    if (version.card().evaluation() != null) {
      row.put("wape", rounded(version.card().evaluation().served().wape().pooled()));
      row.put("total", rounded(version.card().evaluation().served().total().pooled()));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** One version, for scripts or as a sentence. */
  static void print(CommandSpec spec, boolean json, Version version, String words) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", version.number());
    fields(version, fields);
    fields.put("folder", version.folder().toString());
    spec.commandLine().getOut().println(json ? Json.pretty(fields) : words);
  }
}
