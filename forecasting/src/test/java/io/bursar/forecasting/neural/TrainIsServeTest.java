package io.bursar.forecasting.neural;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the session that trained a model says of histories is what the SavedModel says of them that
 * was written from it and is served: two graphs, the same weights, the same windows.
 *
 * <p>Not to the last bit: the graph that trains takes the mean of its members' answers in Java, and
 * TensorFlow may add up a product of matrices in another order in another graph. So each number may
 * be off by some units in the last place of a float (1.2e-7), measured by the largest number beside
 * it; 2.3e-7 were seen.
 */
class TrainIsServeTest {
  private static final float CLOSE = 1e-6f;

  @TempDir static Path folder;
  private static Neural now;
  private static Neural past;
  private static LoadedNets served;
  private static List<History> histories;

  @BeforeAll
  static void train() {
    List<DailySeries> lines = TrainedOnce.lines();
    LocalDate cut = TrainedOnce.CUT;
    Calendar calendar = new Calendar(Set.of(cut.plusDays(3)), Set.of());
    now = Neural.train(lines, cut, calendar, 1, done -> {}).orElseThrow();
    past = Neural.train(lines, cut.minusDays(100), calendar, 2, done -> {}).orElseThrow();
    SavedNets.write(folder.resolve("saved"), now, past);
    served = SavedNets.read(folder.resolve("saved"), calendar);
    histories = new ArrayList<>();
    for (DailySeries line : lines) {
      for (int back = 0; back < 300; back += 13) {
        histories.add(line.before(cut.minusDays(back)));
      }
    }
  }

  @AfterAll
  static void close() {
    served.close();
    now.close();
    past.close();
  }

  @Test
  void ofHistories() {
    assertThat(gap(said(served.now()), said(now))).isLessThan(CLOSE);
    assertThat(gap(said(served.past()), said(past))).isLessThan(CLOSE);
    assertThat(gap(said(served.now()), said(past))).isGreaterThan(1000 * CLOSE);
  }

  /** Far from what was learnt, too, where the nets' answers are large. */
  @Test
  void ofAnyNumbers() {
    Random random = new Random(5);
    float[] rows = new float[1_000 * Window.DAY_WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (10 * random.nextGaussian());
    }
    assertThat(gap(served.net("days").predict(rows), now.trainedDays().predict(rows)))
        .isLessThan(CLOSE);
  }

  /** Of all histories, as many as the nets are asked for at once: the days of each, and its sum. */
  private static List<float[]> said(Neural neural) {
    List<float[]> said = new ArrayList<>();
    for (PointForecast each : neural.forecast(histories)) {
      float[] days = new float[3 * Horizon.DAYS];
      for (int day = 0; day < Horizon.DAYS; day++) {
        days[3 * day] = (float) each.low(day);
        days[3 * day + 1] = (float) each.daily(day);
        days[3 * day + 2] = (float) each.high(day);
      }
      said.add(days);
      said.add(
          new float[] {(float) each.totalLow(), (float) each.total(), (float) each.totalHigh()});
    }
    return said;
  }

  private static float gap(List<float[]> found, List<float[]> expected) {
    assertThat(found).hasSameSizeAs(expected);
    float gap = 0;
    for (int i = 0; i < found.size(); i++) {
      gap = Math.max(gap, gap(found.get(i), expected.get(i)));
    }
    return gap;
  }

  /** The largest of all gaps, as a share of the largest number. */
  private static float gap(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    float gap = 0;
    float largest = 0;
    for (int i = 0; i < found.length; i++) {
      gap = Math.max(gap, Math.abs(found[i] - expected[i]));
      largest = Math.max(largest, Math.abs(expected[i]));
    }
    return gap / largest;
  }
}
