package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.evaluation.Figures;
import io.bursar.forecasting.evaluation.Figures.MedianAndPooled;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * An evaluation as a picture: for each forecaster and what was served a bar for its days and one
 * for its sums, as ratios to the floor's errors (medians over the series), and a line at 1. Needs
 * no screen.
 */
final class EvaluationPlot implements AutoCloseable {
  static final int WIDTH = 1100;
  static final int HEIGHT = 560;
  static final Color DAILY = new Color(0x1F, 0x77, 0xB4);
  static final Color TOTAL = new Color(0xFF, 0xA5, 0x3C);
  static final Color FLOOR = new Color(0xC0, 0x20, 0x20);

  private static final int NAMES_TURNED = 20;
  private static final float THICK = 1.5f;

  static {
    System.setProperty("java.awt.headless", "true");
  }

  private final Path file;
  private final Path unfinished;

  private EvaluationPlot(Path file, Path unfinished) {
    this.file = file;
    this.unfinished = unfinished;
  }

  /**
   * Makes sure that a picture can be drawn and written, as what it is to show takes minutes.
   *
   * @throws ProgramProblem when the file cannot be written, or this Java cannot draw
   */
  static EvaluationPlot into(Path file) {
    if (Files.isDirectory(file)) {
      throw unwritable(file, "it is a folder", null);
    }
    try {
      bytes("", List.of("floor"), List.of(1.0), List.of(1.0));
    } catch (IOException | RuntimeException | LinkageError | InternalError e) {
      throw unwritable(file, "this Java cannot draw, it may have no fonts (" + e + ")", e);
    }
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(unfinished, new byte[0]);
      return new EvaluationPlot(file, unfinished);
    } catch (IOException e) {
      throw unwritable(file, reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    return e instanceof AccessDeniedException ? "nothing may be written there" : e.getMessage();
  }

  private static ProgramProblem unwritable(Path file, String reason, Throwable cause) {
    return new ProgramProblem(
        ProgramCode.FILE_UNWRITABLE, file + " cannot be written: " + reason, cause);
  }

  /**
   * Draws and writes it.
   *
   * @param series what was evaluated
   */
  void draw(EvaluationReport report, String series) {
    List<Figures> all = new ArrayList<>(report.models());
    all.add(report.served());
    String title =
        String.format(
            Locale.ROOT,
            "%s: %d series, %d forecasts of 30 days",
            series,
            report.series(),
            report.forecasts());
    try {
      Files.write(
          unfinished,
          bytes(
              title,
              all.stream().map(Figures::name).toList(),
              ratios(all, Figures::wape),
              ratios(all, Figures::total)));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, reason(e), e);
    }
  }

  /** A ratio that cannot be said has no bar. */
  private static List<Double> ratios(List<Figures> all, Function<Figures, MedianAndPooled> figure) {
    List<Double> ratios = new ArrayList<>();
    for (Figures each : all) {
      double ratio = figure.apply(each).median();
      ratios.add(Double.isFinite(ratio) ? ratio : null);
    }
    return ratios;
  }

  private static byte[] bytes(
      String title, List<String> names, List<Double> daily, List<Double> total) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .yAxisTitle("error beside the floor's, median")
            .build();
    chart.getStyler().setYAxisMin(0.0).setXAxisLabelRotation(NAMES_TURNED);
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.InsideNE)
        .setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("0.00");
    chart.addSeries("days", names, daily).setFillColor(DAILY);
    chart.addSeries("sum of 30 days", names, total).setFillColor(TOTAL);
    chart.getStyler().setAnnotationLineColor(FLOOR);
    chart.getStyler().setAnnotationLineStroke(new BasicStroke(THICK));
    chart.addAnnotation(new AnnotationLine(1, false, false));
    return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
  }

  /** Leaves nothing behind of a picture that was not drawn. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw unwritable(file, reason(e), e);
    }
  }
}
