package io.bursar.hub.cli;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.series.DailySeries;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = "Take daily series out of a file, or the usage of the running hub, as history.",
    sortOptions = false)
final class ImportSeriesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;
  @Mixin private ImportOptions from;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DIR",
      description = "Where it is put, as Parquet; made if it is not there.")
  private Path folder;

  @Override
  public Integer call() {
    Work work = new Work(folder);
    List<DailySeries> series = from.read(model.bursar);
    Calendar calendar = from.calendar(model.bursar);
    work.create()
        .alone(
            () -> {
              new ModelSteps(work).keep(series, calendar);
              return work;
            });
    int days = series.stream().mapToInt(DailySeries::days).sum();
    if (model.bursar.json) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("series", series.size());
      json.put("days", days);
      json.put("file", work.history().toString());
      spec.commandLine().getOut().println(Json.pretty(json));
    } else {
      spec.commandLine()
          .getOut()
          .printf(Locale.ROOT, "%d series, %d days, in %s%n", series.size(), days, work.history());
    }
    return 0;
  }
}
