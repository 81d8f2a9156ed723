package io.bursar.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
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
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
  private static final Calendar NO_HOLIDAYS = new Calendar(Set.of(), Set.of());

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
    EvaluationReport report =
        new Evaluation(series, 3, 30, Optional.empty(), NO_HOLIDAYS).run(done -> {});
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
  void onRealSeriesWhatIsServedIsFarBetterThanTheFloorAndItsBandsHold() {
    EvaluationReport report =
        new Evaluation(real(), 6, 30, Optional.empty(), NO_HOLIDAYS).run(done -> {});
    assertThat(report.forecasts()).isEqualTo(6 * 55);
    assertThat(report.models())
        .extracting(Figures::name)
        .contains("weekday-mean", "seasonal-naive", "ets", "theta", "neural", "founding-lstm");
    Figures served = report.served();
    assertThat(served.wape().median()).isLessThan(0.82);
    assertThat(served.total().median()).isLessThan(0.80);
    assertThat(served.wape().pooled()).isLessThan(0.82);
    assertThat(served.total().pooled()).isLessThan(0.80);
    assertThat(served.coverage().daily()).isBetween(0.75, 0.85);
    assertThat(served.coverage().total()).isBetween(0.75, 0.90);
  }

  /** What was before is not looked at, and lines that are younger are left out. */
  @Test
  void ofYoungLinesOnlyTheirDaysAreLookedAt() {
    Random random = new Random(3);
    LocalDate first = LocalDate.of(2025, 1, 1);
    LocalDate origin = first.plusDays(370);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 4; line++) {
      double[] values = new double[400];
      for (int day = 0; day < values.length; day++) {
        values[day] = (day < 310 ? 1000 : 100) + 10 * random.nextGaussian();
      }
      lines.add(new DailySeries("line-" + line, first, values));
    }
    List<DailySeries> cut = lines.stream().map(it -> it.since(origin.minusDays(60))).toList();
    lines.add(lines.get(0).since(origin.minusDays(59)));
    EvaluationReport young =
        new Evaluation(lines, 1, 30, Optional.of(origin), NO_HOLIDAYS)
            .ofYoungLines(60)
            .run(done -> {});
    assertThat(young)
        .isEqualTo(new Evaluation(cut, 1, 30, Optional.of(origin), NO_HOLIDAYS).run(done -> {}));
    assertThat(young.forecasts()).isEqualTo(4);
  }

  /** A line of a few days: nobody knows more than the mean of what is there. */
  @ParameterizedTest
  @ValueSource(ints = {3, 14, 30})
  void ofFewDaysWhatIsServedIsNotWorseThanTheirMean(int days) {
    LocalDate origin = LocalDate.of(1998, 2, 17);
    List<DailySeries> cut =
        real().stream().map(it -> part(it, it.indexOf(origin) - days, days + 30)).toList();
    EvaluationReport report =
        new Evaluation(cut, 1, 30, Optional.of(origin), NO_HOLIDAYS).run(done -> {});
    Figures mean =
        report.models().stream().filter(it -> it.name().equals("mean")).findAny().orElseThrow();
    assertThat(report.forecasts()).isEqualTo(55);
    assertThat(report.served().wape().pooled()).isLessThanOrEqualTo(mean.wape().pooled());
    assertThat(report.served().total().pooled()).isLessThanOrEqualTo(mean.total().pooled() * 1.001);
    assertThat(report.served().coverage().daily()).isBetween(0.70, 0.90);
  }

  /** The same of other lines, on several days each. */
  @ParameterizedTest
  @CsvSource({
    "calderdale_daily_spend_2015-2021, ZERO, 2019-06-01 2020-03-10 2020-12-01 2021-07-05 2021-09-01",
    "vic_electricity_daily_demand, MISSING, 2012-06-01 2013-03-01 2013-10-10 2014-07-05 2014-12-02",
    "online_ads_daily_cost_camp1, MISSING, 2020-05-02 2020-05-12 2020-06-01"
  })
  void ofFewDaysOfAnyLineWhatIsServedIsNotWorseThanTheirMean(
      String name, AbsentDays absent, String origins) {
    List<DailySeries> lines = SeriesFile.read(file(name + ".csv.gz"), absent);
    for (int days : List.of(3, 14, 30)) {
      List<Double> ofDays = new ArrayList<>();
      for (String each : origins.split(" ", -1)) {
        LocalDate origin = LocalDate.parse(each);
        List<DailySeries> cut =
            lines.stream()
                .filter(it -> it.indexOf(origin) >= days && it.indexOf(origin) + 30 <= it.days())
                .map(it -> part(it, it.indexOf(origin) - days, days + 30))
                .toList();
        EvaluationReport report =
            new Evaluation(cut, 1, 30, Optional.of(origin), NO_HOLIDAYS).run(done -> {});
        Figures mean =
            report.models().stream().filter(it -> it.name().equals("mean")).findAny().orElseThrow();
        Figures served = report.served();
        ofDays.add(served.wape().pooled() / mean.wape().pooled());
        assertThat(served.total().pooled())
            .as("%s, sums after %s days to %s", name, days, origin)
            .isLessThanOrEqualTo(mean.total().pooled() * 1.001);
      }
      assertThat(ofDays.stream().mapToDouble(ratio -> ratio).average().orElseThrow())
          .as("%s, days after %s: %s", name, days, ofDays)
          .isLessThanOrEqualTo(1.001);
    }
  }

  private static DailySeries part(DailySeries series, int from, int days) {
    double[] values = new double[days];
    for (int day = 0; day < days; day++) {
      values[day] = series.value(from + day);
    }
    return new DailySeries(series.id(), series.firstDay().plusDays(from), values);
  }

  private static List<DailySeries> real() {
    return SeriesFile.read(file("nn5_atm_001-055.csv.gz"), AbsentDays.MISSING);
  }

  private static Path file(String name) {
    Path data = Path.of(System.getenv().getOrDefault("BURSAR_TEST_DATA", "../../shared/data"));
    Path file = data.resolve("daily_series").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), file + " is not there");
    return file;
  }
}
