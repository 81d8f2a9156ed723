package io.bursar.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.evaluation.Figures;
import io.bursar.forecasting.evaluation.Figures.DailyAndTotal;
import io.bursar.forecasting.evaluation.Figures.MedianAndPooled;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationPlotTest {
  @TempDir private Path folder;

  @Test
  void barsAreAsHighAsRatiosAndALineIsAtOne() throws IOException {
    BufferedImage picture =
        drawn(
            figures("weekday-mean", 1, 1), figures("neural", 0.8, 1.6), figures("served", 1, 0.5));
    assertThat(picture.getWidth()).isEqualTo(EvaluationPlot.WIDTH);
    assertThat(picture.getHeight()).isEqualTo(EvaluationPlot.HEIGHT);
    // 2.8 bars of days and 3.1 of sums; what the legend has is little beside them.
    int daily = pixels(picture, EvaluationPlot.DAILY);
    int total = pixels(picture, EvaluationPlot.TOTAL);
    assertThat(daily).isGreaterThan(10_000);
    assertThat((double) total / daily).isCloseTo(3.1 / 2.8, Percentage.withPercentage(3));
    assertThat(pixels(picture, EvaluationPlot.FLOOR)).isGreaterThan(EvaluationPlot.WIDTH / 2);
  }

  @Test
  void whatCannotBeSaidHasNoBar() throws IOException {
    BufferedImage picture =
        drawn(figures("weekday-mean", 1, Double.NaN), figures("served", 1, Double.NaN));
    int daily = pixels(picture, EvaluationPlot.DAILY);
    assertThat(pixels(picture, EvaluationPlot.TOTAL)).isLessThan(daily / 50);
  }

  private BufferedImage drawn(Figures... figures) throws IOException {
    List<Figures> all = List.of(figures);
    LocalDate origin = LocalDate.of(2026, 11, 28);
    EvaluationReport report =
        new EvaluationReport(
            2, 4, List.of(origin), all.subList(0, all.size() - 1), all.get(all.size() - 1));
    Path file = folder.resolve("picture.png");
    try (Picture plot = Picture.into(file)) {
      plot.draw(EvaluationPlot.of(report, "series.csv"));
    }
    return ImageIO.read(file.toFile());
  }

  private static int pixels(BufferedImage picture, Color color) {
    int pixels = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        pixels += picture.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return pixels;
  }

  private static Figures figures(String name, double daily, double total) {
    DailyAndTotal any = new DailyAndTotal(0.8, 0.8);
    return new Figures(
        name,
        new MedianAndPooled(daily, daily),
        new MedianAndPooled(total, total),
        any,
        any,
        0.1,
        1,
        0.2,
        0.5);
  }
}
