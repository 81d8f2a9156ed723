package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.Evaluation;
import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.series.DailySeries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    description = {
      "Foresee daily series from days in their past, and compare with what came.",
      "Trains before the first origin and foresees 30 days from each. Errors are ratios to the mean",
      "of the last eight same weekdays.",
    },
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final int MOST = 1000;

  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;

  @Mixin private SeriesOptions series;

  @Option(
      names = "--origins",
      defaultValue = "6",
      paramLabel = "N",
      description = "From how many days on to foresee, at most (default: 6).")
  private int origins;

  @Option(
      names = "--every",
      defaultValue = "30",
      paramLabel = "DAYS",
      description = "Days from one origin to the next (default: 30).")
  private int every;

  @Option(
      names = "--first",
      converter = DayConverter.class,
      paramLabel = "DAY",
      description = {
        "The first origin: a day, or how many days of the series lie before it.",
        "Without it, the last origin's 30 days end with the series."
      })
  private UnaryOperator<LocalDate> first;

  @Option(
      names = "--history",
      paramLabel = "DAYS",
      description = {
        "Look at so many days before each origin and no more, as of lines that are as young;",
        "younger ones are left out."
      })
  private Integer history;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the errors of days and sums into a PNG, too; of --work always.")
  private Path plot;

  @Override
  public Integer call() {
    if (origins < 1 || origins > MOST || every < 1 || every > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--origins and --every are numbers from 1 to " + MOST + ".");
    }
    if (history != null && history < 1) {
      throw new ParameterException(spec.commandLine(), "--history is a number from 1 on.");
    }
    Optional<Work> work = series.work();
    work.ifPresent(Work::requireImported);
    return work.isEmpty() ? run(work) : work.get().alone(() -> run(work));
  }

  private int run(Optional<Work> work) {
    Path drawn = plot == null ? work.map(Work::evaluationPlot).orElse(null) : plot;
    EvaluationReport report;
    if (drawn == null) {
      report = evaluate();
    } else {
      try (Picture picture = Picture.into(drawn)) {
        report = evaluate();
        picture.draw(EvaluationPlot.of(report, series.name()));
      }
    }
    work.ifPresent(it -> new ModelSteps(it).keep(report));
    return 0;
  }

  /** Evaluates and prints. */
  private EvaluationReport evaluate() {
    long begin = System.nanoTime();
    List<DailySeries> lines = series.read();
    Evaluation evaluation =
        new Evaluation(lines, origins, every, firstDay(lines), series.calendar());
    EvaluationReport report =
        ModelRuns.run(history == null ? evaluation : evaluation.ofYoungLines(history));
    double seconds = Math.round((System.nanoTime() - begin) / NANOS * 10) / 10.0;
    PrintWriter out = spec.commandLine().getOut();
    if (model.bursar.json) {
      Map<String, Object> json = EvaluationText.json(report);
      json.put("seconds", seconds);
      json.put("peak_mb", PeakMemory.megabytes());
      out.println(Json.pretty(json));
    } else {
      EvaluationText.print(report, out);
      out.printf(Locale.ROOT, "%n%.1f s, at most %d MB%n", seconds, PeakMemory.megabytes());
    }
    return report;
  }

  private Optional<LocalDate> firstDay(List<DailySeries> lines) {
    return first == null
        ? Optional.empty()
        : lines.stream().map(DailySeries::firstDay).min(LocalDate::compareTo).map(first);
  }
}
