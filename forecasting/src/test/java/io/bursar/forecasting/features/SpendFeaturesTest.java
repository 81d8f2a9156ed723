package io.bursar.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SpendFeaturesTest {
  /** A Monday. */
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private static final int DAYS = 70;

  @Test
  void theLastWeekBesideTheOneBeforeAndTheFloor() {
    // Ten weeks of 100, but the last one of 150: a mean day of eight weeks is 106.25.
    double[] row = row(day -> day < 63 ? 100 : 150, 3);
    assertThat(row).containsExactly(1.4, 0.5, 0.1, 1, 4);
  }

  @Test
  void theSizeOfALineIsNotInThem() {
    IntToDoubleFunction line = day -> 10 + day % 7 + day / 8.0;
    for (int day = 0; day < 30; day++) {
      assertThat(row(it -> line.applyAsDouble(it) * 1e6, day)).containsExactly(row(line, day));
    }
  }

  @Test
  void whatNobodyKnowsOrIsNothingIsANumberToo() {
    assertThat(row(day -> day < 56 ? 100 : Double.NaN, 0)).containsExactly(1, 0, 0, 1, 1);
    assertThat(row(day -> 0, 6)).containsExactly(0, 0, 0, 0, 7);
    // From nothing to something is much, and no more than that.
    assertThat(row(day -> day < 63 ? 0 : 7, 0)).startsWith(8, 2, 0);
    assertThat(row(day -> day < 63 ? 0 : -7, 0)).startsWith(-8, -2, 0);
  }

  private static double[] row(IntToDoubleFunction line, int day) {
    double[] values = new double[DAYS];
    Arrays.setAll(values, line);
    double[] row = new double[SpendFeatures.WIDTH];
    new SpendFeatures(new DailySeries("line", FIRST, values).whole()).describe(day, row, 0);
    return row;
  }
}
