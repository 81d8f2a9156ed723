package io.bursar.forecasting.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  /** A Monday. */
  private static final LocalDate ORIGIN = LocalDate.of(2026, 11, 2);

  @Test
  void onlyTheWeekdaysMoveALineThatSpendsTheSameEachWeek() {
    // Nothing but on Mondays: four in the 30 days before, five in those ahead.
    Explanation why = Explanation.of(history(weekly(70, 7)), 35, Map.of(), Driver.RECENT);
    assertThat(why.before()).isEqualTo(28);
    assertThat(why.drivers().get(Driver.WEEKDAYS)).isCloseTo(7, within(1e-9));
    assertThat(why.drivers().get(Driver.RECENT)).isCloseTo(0, within(1e-9));
    assertThat(why.total()).isCloseTo(35, within(1e-9));
  }

  @Test
  void recentDaysBesideTheEightWeeksAreWhatAStatisticalModelGoesBy() {
    double[] values = new double[70];
    Arrays.fill(values, 10);
    Arrays.fill(values, 56, 70, 20);
    Explanation why = Explanation.of(history(values), 600, Map.of(), Driver.RECENT);
    assertThat(why.before()).isEqualTo(14 * 20 + 16 * 10);
    assertThat(why.drivers())
        .containsEntry(Driver.RECENT, 600 - why.before())
        .doesNotContainKeys(Driver.OTHER, Driver.GROWTH);
  }

  @Test
  void whatTheModelSaysGoesFromTheFloorOn() {
    Map<Driver, Double> said = Map.of(Driver.GROWTH, 40.0, Driver.OTHER, 2.0);
    double[] values = new double[70];
    Arrays.fill(values, 10);
    Explanation why = Explanation.of(history(values), 343, said, Driver.OTHER);
    assertThat(why.drivers()).containsEntry(Driver.GROWTH, 40.0);
    // One more than the model said: what bounds, as "never below 0", have added.
    assertThat(why.drivers().get(Driver.OTHER)).isCloseTo(3, within(1e-9));
    assertThat(why.total()).isCloseTo(343, within(1e-9));
  }

  @Test
  void aDayThatNobodyKnowsIsTakenForAUsualOne() {
    double[] values = new double[70];
    Arrays.fill(values, 10);
    values[65] = Double.NaN;
    assertThat(Explanation.of(history(values), 300, Map.of(), Driver.RECENT).before())
        .isCloseTo(300, within(1e-9));
  }

  @Test
  void beforeALineBeganNothingWasSpentOnIt() {
    double[] values = {10, 10, 10};
    Explanation why = Explanation.of(history(values), 300, Map.of(), Driver.RECENT);
    assertThat(why.before()).isEqualTo(30);
    assertThat(why.total()).isCloseTo(300, within(1e-9));
  }

  /** Spends on the weekday of the origin. */
  private static double[] weekly(int days, double amount) {
    double[] values = new double[days];
    for (int ago = 7; ago <= days; ago += 7) {
      values[days - ago] = amount;
    }
    return values;
  }

  private static History history(double[] values) {
    return new DailySeries("line", ORIGIN.minusDays(values.length), values).before(ORIGIN);
  }
}
