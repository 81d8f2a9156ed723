package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.Evaluation;
import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.evaluation.Figures;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.hub.cli.Listing.Column;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
      "Train on a file of daily series before the first origin, foresee 30 days from each origin,",
      "and compare with what came. Errors are ratios to the mean of the last eight same weekdays.",
    },
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final int PERCENT = 100;
  private static final int MOST = 1000;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("MODEL", "name"),
          Column.number("DAILY", "daily"),
          Column.number("POOLED", "dailyPooled"),
          Column.number("TOTAL", "total"),
          Column.number("POOLED", "totalPooled"),
          Column.number("COVERAGE", "coverage"),
          Column.number("OF TOTAL", "coverageOfTotal"),
          Column.number("INTERVAL", "interval"),
          Column.number("OF TOTAL", "intervalOfTotal"),
          Column.number("WQL", "wql"),
          Column.number("MASE", "mase"),
          Column.number("SMAPE", "smape"),
          Column.number("LINES", "lines"));

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
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the errors of days and sums into a PNG, too.")
  private Path plot;

  @Override
  public Integer call() {
    if (origins < 1 || origins > MOST || every < 1 || every > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--origins and --every are numbers from 1 to " + MOST + ".");
    }
    if (plot == null) {
      evaluate();
    } else {
      try (EvaluationPlot picture = EvaluationPlot.into(plot)) {
        picture.draw(evaluate(), series.name());
      }
    }
    return 0;
  }

  /** Evaluates and prints. */
  private EvaluationReport evaluate() {
    long begin = System.nanoTime();
    List<DailySeries> lines = series.read();
    Evaluation evaluation =
        new Evaluation(lines, origins, every, firstDay(lines), series.calendar());
    EvaluationReport report;
    try (Progress progress = Progress.of("evaluating", PERCENT)) {
      report = evaluation.run(done -> progress.at(Math.round(done * PERCENT)));
    }
    double seconds = Math.round((System.nanoTime() - begin) / NANOS * 10) / 10.0;
    PrintWriter out = spec.commandLine().getOut();
    if (model.bursar.json) {
      out.println(Json.pretty(json(report, seconds)));
    } else {
      print(report, seconds, out);
    }
    return report;
  }

  private Optional<LocalDate> firstDay(List<DailySeries> lines) {
    return first == null
        ? Optional.empty()
        : lines.stream().map(DailySeries::firstDay).min(LocalDate::compareTo).map(first);
  }

  private static Map<String, Object> json(EvaluationReport report, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("series", report.series());
    json.put("forecasts", report.forecasts());
    json.put("origins", report.origins().stream().map(LocalDate::toString).toList());
    json.put("models", report.models().stream().map(EvaluateCommand::json).toList());
    json.put("served", json(report.served()));
    json.put("seconds", seconds);
    json.put("peak_mb", PeakMemory.megabytes());
    return json;
  }

  private static Map<String, Object> json(Figures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", figures.name());
    json.put("wape", json(figures.wape()));
    json.put("total", json(figures.total()));
    json.put("coverage", json(figures.coverage()));
    json.put("interval_score", json(figures.intervalScore()));
    json.put("weighted_quantile_loss", number(figures.weightedQuantileLoss()));
    json.put("mase", number(figures.mase()));
    json.put("smape", number(figures.smape()));
    json.put("lines", number(figures.lines()));
    return json;
  }

  private static Map<String, Object> json(Figures.MedianAndPooled figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("median", number(figure.median()));
    json.put("pooled", number(figure.pooled()));
    return json;
  }

  private static Map<String, Object> json(Figures.DailyAndTotal figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("daily", number(figure.daily()));
    json.put("total", number(figure.total()));
    return json;
  }

  /** JSON has no number for what cannot be said, as a ratio to an error of 0. */
  private static Double number(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null;
  }

  private static void print(EvaluationReport report, double seconds, PrintWriter out) {
    Table table = new Table(COLUMNS);
    List<Figures> all = new ArrayList<>(report.models());
    all.add(report.served());
    all.forEach(it -> table.add(row(it)));
    out.printf(
        Locale.ROOT,
        "%d series, %d forecasts of 30 days from %d origins, %s to %s%n%n",
        report.series(),
        report.forecasts(),
        report.origins().size(),
        report.origins().get(0),
        report.origins().get(report.origins().size() - 1));
    table.print(out);
    out.printf(Locale.ROOT, "%n%.1f s, at most %d MB%n", seconds, PeakMemory.megabytes());
  }

  private static Map<String, Object> row(Figures figures) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", figures.name());
    row.put("daily", text(figures.wape().median()));
    row.put("dailyPooled", text(figures.wape().pooled()));
    row.put("total", text(figures.total().median()));
    row.put("totalPooled", text(figures.total().pooled()));
    row.put("coverage", text(figures.coverage().daily()));
    row.put("coverageOfTotal", text(figures.coverage().total()));
    row.put("interval", text(figures.intervalScore().daily()));
    row.put("intervalOfTotal", text(figures.intervalScore().total()));
    row.put("wql", text(figures.weightedQuantileLoss()));
    row.put("mase", text(figures.mase()));
    row.put("smape", text(figures.smape()));
    row.put("lines", text(figures.lines()));
    return row;
  }

  private static String text(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "-";
  }
}
