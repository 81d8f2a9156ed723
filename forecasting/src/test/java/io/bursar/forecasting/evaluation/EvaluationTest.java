package io.bursar.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void theFloorIsOneAndAnEndingWeekdayPatternIsForeseen() {
    Random random = new Random(7);
    List<DailySeries> series = new ArrayList<>();
    for (int line = 0; line < 12; line++) {
      double[] values = new double[400];
      for (int day = 0; day < values.length; day++) {
        values[day] = 100 + 40 * (day % 7) + 10 * random.nextGaussian();
      }
      series.add(new DailySeries("line-" + line, LocalDate.of(2025, 1, 1), values));
    }
    EvaluationReport report = new Evaluation(series, 3, 30, Optional.empty()).run();
    assertThat(report.series()).isEqualTo(12);
    assertThat(report.forecasts()).isEqualTo(36);
    Figures floor = report.models().get(0);
    assertThat(floor.wape().pooled()).isEqualTo(1);
    assertThat(floor.intervalScore().total()).isEqualTo(1);
    assertThat(floor.coverage().daily()).isBetween(0.75, 0.85);
    // Noise about a week: nobody can be much better, and who ignores the week is much worse.
    assertThat(report.served().wape().pooled()).isBetween(0.9, 1.02);
    assertThat(report.models())
        .filteredOn(it -> it.name().equals("mean"))
        .allSatisfy(it -> assertThat(it.wape().pooled()).isGreaterThan(3));
  }

  @Test
  void onRealSeriesWhatIsServedIsNotWorseThanTheFloor() {
    Path file = Path.of("../../shared/data/daily_series/nn5_atm_001-055.csv.gz");
    Assumptions.assumeTrue(Files.exists(file), file + " is not there");
    List<DailySeries> series = SeriesFile.read(file, AbsentDays.MISSING);
    EvaluationReport report = new Evaluation(series, 6, 30, Optional.empty()).run();
    assertThat(report.forecasts()).isEqualTo(6 * 55);
    assertThat(report.served().wape().pooled()).isLessThan(1.02);
  }
}
