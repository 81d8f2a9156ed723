package io.bursar.forecasting.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.features.SpendFeatures;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

class TreeEnsembleTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 500;
  private static final LocalDate CUT = FIRST.plusDays(DAYS - 40L);

  @TempDir private Path folder;

  @Test
  void theSameDataAndSeedSayTheSameToTheLastBitAndAnotherSeedDoesNot() {
    List<DailySeries> lines = lines(0);
    List<Double> once = said(trained(lines, 1), lines);
    assertThat(said(trained(lines, 1), lines)).isEqualTo(once);
    assertThat(said(trained(lines, 2), lines)).isNotEqualTo(once);
  }

  /** Whatever comes from the cut on, nothing of it is in a tree, a scale or a forecast. */
  @Test
  void whatComesAfterTheOriginChangesNothing() {
    assertThat(said(trained(lines(1e6), 1), lines(1e6)))
        .isEqualTo(said(trained(lines(0), 1), lines(0)));
  }

  @Test
  void itLearnsThatTheLastWeekSaysMoreThanTheLastEight() {
    List<DailySeries> lines = lines(0);
    TreeEnsemble trees = trained(lines, 1);
    double error = 0;
    double floor = 0;
    for (DailySeries line : lines) {
      History history = line.before(CUT);
      PointForecast foreseen = trees.forecast(List.of(history)).get(0);
      PointForecast mean = new WeekdayMean().forecast(List.of(history)).get(0);
      assertThat(foreseen.total())
          .isCloseTo(Arrays.stream(foreseen.daily()).sum(), within(foreseen.total()));
      for (int day = 0; day < 30; day++) {
        double actual = line.value(history.days() + day);
        error += Math.abs(actual - foreseen.daily(day)) / mean.daily(day);
        floor += Math.abs(actual - mean.daily(day)) / mean.daily(day);
      }
    }
    assertThat(error).isLessThan(floor * 0.8);
  }

  @Test
  void arraysSayWhatTribuoSays() {
    TreeEnsemble trees = trained(lines(0), 1);
    for (DailySeries line : lines(0)) {
      SpendFeatures features = new SpendFeatures(line.before(CUT));
      PointForecast foreseen = trees.forecast(List.of(line.before(CUT))).get(0);
      for (int day = 0; day < 30; day++) {
        double[] row = new double[SpendFeatures.WIDTH];
        features.describe(day, row, 0);
        double said =
            trees
                .forest()
                .predict(
                    new ArrayExample<>(
                        new Regressor("deviation", Double.NaN),
                        SpendFeatures.NAMES.toArray(String[]::new),
                        row))
                .getOutput()
                .getValues()[0];
        double expected = features.floor(day) + said * features.scale();
        assertThat(foreseen.daily(day)).isCloseTo(expected, within(expected));
      }
    }
  }

  private static Offset<Double> within(double size) {
    return Offset.offset(Math.abs(size) * 1e-12);
  }

  @Test
  void whatIsReadSaysToTheLastBitWhatWasWritten() throws IOException {
    TreeEnsemble now = trained(lines(0), 1);
    TreeEnsemble past = trained(lines(0), 2);
    assertThat(SavedTrees.missing(folder)).contains("trees/now.pb");
    SavedTrees.write(folder, now, past);
    assertThat(SavedTrees.missing(folder)).isEmpty();
    SavedTrees.Loaded read = SavedTrees.read(folder);
    assertThat(said(read.now(), lines(0))).isEqualTo(said(now, lines(0)));
    assertThat(said(read.past(), lines(0))).isEqualTo(said(past, lines(0)));
  }

  @Test
  void whatAreNoTreesIsRefused() throws IOException {
    SavedTrees.write(folder, trained(lines(0), 1), trained(lines(0), 2));
    Path past = folder.resolve("trees/past.pb");
    byte[] bytes = Files.readAllBytes(past);
    for (int length : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
      Files.write(past, Arrays.copyOf(bytes, length));
      refused();
    }
    Files.delete(past);
    refused();
  }

  private void refused() {
    assertThatThrownBy(() -> SavedTrees.read(folder))
        .hasMessageContaining("BUR-1506")
        .hasMessageContaining("past.pb");
  }

  @Test
  void fromTooLittleNothingIsLearnt() {
    assertThat(TreeEnsemble.train(lines(0), FIRST.plusDays(90), 1)).isEmpty();
  }

  private static TreeEnsemble trained(List<DailySeries> lines, long seed) {
    return TreeEnsemble.train(lines, CUT, seed).orElseThrow();
  }

  private static List<Double> said(TreeEnsemble trees, List<DailySeries> lines) {
    List<Double> said = new ArrayList<>();
    for (PointForecast each : trees.forecast(lines.stream().map(it -> it.before(CUT)).toList())) {
      for (double day : each.daily()) {
        said.add(day);
      }
      said.add(each.total());
    }
    return said;
  }

  /** Sixteen lines whose level jumps every ten weeks or so and then stays, each of another size. */
  private static List<DailySeries> lines(double afterTheCut) {
    Random random = new Random(5);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 16; line++) {
      double[] values = new double[DAYS];
      double level = 100;
      for (int day = 0; day < DAYS; day++) {
        level = random.nextInt(70) == 0 ? 50 + random.nextInt(100) : level;
        values[day] = level * (line + 1) * (1 + day % 7 / 10.0 + random.nextGaussian() / 50);
        values[day] += FIRST.plusDays(day).isBefore(CUT) ? 0 : afterTheCut;
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }
}
