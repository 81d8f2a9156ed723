package io.bursar.forecasting.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.FeatureTable;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.trees.TreeEnsemble;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learnt from a table of features is what is learnt from the series themselves. */
class LearntFromATableTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 300;
  private static final LocalDate CUT = FIRST.plusDays(DAYS - 20L);
  private static final Calendar CALENDAR = new Calendar(Set.of(FIRST.plusDays(250)), Set.of());
  private static final long SEED = 4;

  @TempDir private Path folder;

  @Test
  void theWeightsAreTheSameToTheLastBit() {
    Places table = table();
    try (Neural ofSeries = Neural.train(lines(), CUT, CALENDAR, SEED, done -> {}).orElseThrow();
        Neural ofTable = Neural.train(table, CALENDAR, SEED, done -> {}).orElseThrow()) {
      same(ofTable.trainedDays(), ofSeries.trainedDays());
      same(ofTable.trainedTotals(), ofSeries.trainedTotals());
    }
  }

  private static void same(QuantileNet found, QuantileNet expected) {
    List<float[]> weights = expected.weights();
    assertThat(found.weights()).hasSameSizeAs(weights);
    for (int i = 0; i < weights.size(); i++) {
      assertThat(found.weights().get(i)).isEqualTo(weights.get(i));
    }
  }

  /** In one order after another: who learns leaves the places as they are. */
  @Test
  void theTreesSayTheSameToTheLastBit() {
    Places table = table();
    List<Double> ofSeries = said(TreeEnsemble.train(lines(), CUT, SEED).orElseThrow());
    assertThat(said(TreeEnsemble.train(table, SEED).orElseThrow())).isEqualTo(ofSeries);
    assertThat(said(TreeEnsemble.train(table, SEED).orElseThrow())).isEqualTo(ofSeries);
    assertThat(said(TreeEnsemble.train(table, SEED + 1).orElseThrow())).isNotEqualTo(ofSeries);
  }

  @Test
  void daysThatATableDoesNotHaveAreNotMadeUp() {
    Windows windows = new Windows(table(), CALENDAR);
    assertThatThrownBy(() -> windows.sequences(0, 1)).isInstanceOf(IllegalStateException.class);
  }

  private Places table() {
    Path file = folder.resolve("features.parquet");
    FeatureTable.write(file, new Places(lines(), CUT));
    return FeatureTable.read(file);
  }

  private static List<Double> said(TreeEnsemble trees) {
    List<Double> said = new ArrayList<>();
    trees
        .forecast(lines().stream().map(it -> it.before(CUT)).toList())
        .forEach(
            it -> {
              for (double day : it.daily()) {
                said.add(day);
              }
            });
    return said;
  }

  /** With a week, noise, and days that nobody knows. */
  private static List<DailySeries> lines() {
    Random random = new Random(9);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 5; line++) {
      double[] values = new double[DAYS];
      for (int day = 0; day < DAYS; day++) {
        double value = 100 * (line + 1) * (1 + day % 7 / 10.0 + random.nextGaussian() / 9);
        values[day] = random.nextInt(12) == 0 ? Double.NaN : value;
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }
}
