package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.evaluation.Figures;
import io.bursar.hub.cli.Listing.Column;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an evaluation found, for scripts and for people. */
final class EvaluationText {
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

  private EvaluationText() {}

  /** Without what it cost. */
  static Map<String, Object> json(EvaluationReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("series", report.series());
    json.put("forecasts", report.forecasts());
    json.put("origins", report.origins().stream().map(LocalDate::toString).toList());
    json.put("models", report.models().stream().map(EvaluationText::json).toList());
    json.put("served", json(report.served()));
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

  /** As a table. */
  static void print(EvaluationReport report, PrintWriter out) {
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
