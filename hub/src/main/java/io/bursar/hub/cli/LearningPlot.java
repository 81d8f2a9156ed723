package io.bursar.hub.cli;

import io.bursar.forecasting.neural.LearningCurve;
import io.bursar.forecasting.neural.LearningCurve.Round;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How nets learnt, as a picture: for each the loss of a round on what it learnt from and on what it
 * was judged by, as a share of the first round's, and a dot at the round that was kept.
 */
final class LearningPlot {
  static final int WIDTH = 900;
  static final int HEIGHT = 520;
  static final List<Color> TRAINING =
      List.of(new Color(0x9E, 0xC5, 0xE8), new Color(0xFF, 0xD3, 0x9B));
  static final List<Color> VALIDATION =
      List.of(new Color(0x1F, 0x77, 0xB4), new Color(0xE6, 0x7E, 0x22));
  static final Color BEST = new Color(0xC0, 0x20, 0x20);

  private LearningPlot() {}

  /** Draws them; two at most. */
  static XYChart of(List<LearningCurve> curves) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("how the nets learnt")
            .xAxisTitle("round")
            .yAxisTitle("loss beside the first round's")
            .build();
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.OutsideS)
        .setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.00");
    for (int i = 0; i < curves.size(); i++) {
      LearningCurve curve = curves.get(i);
      List<Integer> rounds = IntStream.rangeClosed(1, curve.rounds().size()).boxed().toList();
      line(
          chart, curve.net() + ", learnt", rounds, shares(curve, Round::training), TRAINING.get(i));
      List<Double> judged = shares(curve, Round::validation);
      if (judged.contains(Double.NaN)) {
        continue;
      }
      line(chart, curve.net() + ", judged", rounds, judged, VALIDATION.get(i));
      XYSeries kept =
          chart.addSeries(
              curve.net() + ", kept", List.of(curve.best()), List.of(judged.get(curve.best() - 1)));
      kept.setMarker(SeriesMarkers.DIAMOND);
      kept.setMarkerColor(BEST);
    }
    return chart;
  }

  private static void line(
      XYChart chart, String name, List<Integer> rounds, List<Double> values, Color color) {
    XYSeries line = chart.addSeries(name, rounds, values);
    line.setLineColor(color);
    line.setMarker(SeriesMarkers.NONE);
  }

  private static List<Double> shares(LearningCurve curve, ToDoubleFunction<Round> loss) {
    double first = loss.applyAsDouble(curve.rounds().get(0));
    return curve.rounds().stream().map(it -> loss.applyAsDouble(it) / first).toList();
  }
}
