package io.bursar.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real lines of two months to half a year, on which nothing can be trained: whoever serves is not
 * worse than the floor by more than a fiftieth, neither for days nor for sums, as median over the
 * lines and of all together.
 */
class GateTest {
  private static final double AT_MOST = 1.02;

  @ParameterizedTest
  @CsvSource({
    "nn5_atm_001-055, MISSING, 12, 30, 60",
    "nn5_atm_001-055, MISSING, 12, 30, 90",
    "nn5_atm_001-055, MISSING, 12, 30, 120",
    "nn5_atm_001-055, MISSING, 12, 30, 180",
    "calderdale_daily_spend_2015-2021, ZERO, 12, 60, 60",
    "calderdale_daily_spend_2015-2021, ZERO, 12, 60, 90",
    "calderdale_daily_spend_2015-2021, ZERO, 12, 60, 120",
    "calderdale_daily_spend_2015-2021, ZERO, 12, 60, 180",
    "online_ads_daily_cost_camp1, MISSING, 60, 1, 60",
    "vic_electricity_daily_demand, MISSING, 24, 30, 60",
    "vic_electricity_daily_demand, MISSING, 24, 30, 90"
  })
  void whoServesYoungLinesIsNotWorseThanTheFloor(
      String name, AbsentDays absent, int origins, int every, int history) {
    Path data = Path.of(System.getenv().getOrDefault("BURSAR_TEST_DATA", "../../shared/data"));
    Path file = data.resolve("daily_series").resolve(name + ".csv.gz");
    Assumptions.assumeTrue(Files.exists(file), file + " is not there");
    List<DailySeries> lines = SeriesFile.read(file, absent);
    Calendar noHolidays = new Calendar(Set.of(), Set.of());
    Figures served =
        new Evaluation(lines, origins, every, Optional.empty(), noHolidays)
            .ofYoungLines(history)
            .run(done -> {})
            .served();
    assertThat(served.wape().median()).isLessThanOrEqualTo(AT_MOST);
    assertThat(served.wape().pooled()).isLessThanOrEqualTo(AT_MOST);
    assertThat(served.total().median()).isLessThanOrEqualTo(AT_MOST);
    assertThat(served.total().pooled()).isLessThanOrEqualTo(AT_MOST);
  }
}
