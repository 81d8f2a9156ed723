package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.evaluation.Figures;
import io.bursar.forecasting.evaluation.Figures.MedianAndPooled;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * An evaluation as a picture: for each forecaster and what was served a bar for its days and one
 * for its sums, as ratios to the floor's errors (medians over the series), and a line at 1.
 */
final class EvaluationPlot {
  static final int WIDTH = 1100;
  static final int HEIGHT = 560;
  static final Color DAILY = new Color(0x1F, 0x77, 0xB4);
  static final Color TOTAL = new Color(0xFF, 0xA5, 0x3C);
  static final Color FLOOR = new Color(0xC0, 0x20, 0x20);

  private static final int NAMES_TURNED = 20;
  private static final float THICK = 1.5f;

  private EvaluationPlot() {}

  /**
   * Draws it.
   *
   * @param series what was evaluated
   */
  static CategoryChart of(EvaluationReport report, String series) {
    List<Figures> all = new ArrayList<>(report.models());
    all.add(report.served());
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(
                String.format(
                    Locale.ROOT,
                    "%s: %d series, %d forecasts of 30 days",
                    series,
                    report.series(),
                    report.forecasts()))
            .yAxisTitle("error beside the floor's, median")
            .build();
    chart.getStyler().setYAxisMin(0.0).setXAxisLabelRotation(NAMES_TURNED);
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.InsideNE)
        .setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("0.00");
    List<String> names = all.stream().map(Figures::name).toList();
    chart.addSeries("days", names, ratios(all, Figures::wape)).setFillColor(DAILY);
    chart.addSeries("sum of 30 days", names, ratios(all, Figures::total)).setFillColor(TOTAL);
    chart.getStyler().setAnnotationLineColor(FLOOR);
    chart.getStyler().setAnnotationLineStroke(new BasicStroke(THICK));
    chart.addAnnotation(new AnnotationLine(1, false, false));
    return chart;
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
}
