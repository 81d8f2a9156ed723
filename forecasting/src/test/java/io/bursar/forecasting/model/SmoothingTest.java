package io.bursar.forecasting.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What exponential smoothing and Theta say of lines whose future is known. */
class SmoothingTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 280;

  static List<Forecaster> smoothing() {
    return List.of(new Ets(), new Theta());
  }

  @ParameterizedTest
  @MethodSource("smoothing")
  void aWeekGoesOn(Forecaster forecaster) {
    double[] foreseen = daily(forecaster, DAYS, day -> 100 + 40 * (day % 7));
    for (int day = 0; day < foreseen.length; day++) {
      assertThat(foreseen[day]).isCloseTo(100 + 40 * ((DAYS + day) % 7), Offset.offset(1e-6));
    }
  }

  /** Days that nobody knows move nothing. */
  @ParameterizedTest
  @MethodSource("smoothing")
  void aNewLevelIsFollowed(Forecaster forecaster) {
    double[] foreseen =
        daily(forecaster, DAYS, day -> day % 10 == 3 ? Double.NaN : day < 200 ? 100 : 300);
    assertThat(Arrays.stream(foreseen).average().orElseThrow()).isBetween(270.0, 360.0);
  }

  /** Then the floor serves; numbers like this must not turn into a quiet zero. */
  @ParameterizedTest
  @MethodSource("smoothing")
  void beyondAllNumbersItSaysNoNumber(Forecaster forecaster) {
    double[] foreseen = daily(forecaster, DAYS, day -> day % 2 == 0 ? 1.7e308 : 1.6e308);
    assertThat(Arrays.stream(foreseen).allMatch(Double::isFinite)).isFalse();
  }

  private static double[] daily(Forecaster forecaster, int days, IntToDoubleFunction spent) {
    double[] values = new double[days];
    Arrays.setAll(values, spent);
    DailySeries line = new DailySeries("line", FIRST, values);
    return forecaster.forecast(List.of(line.whole())).get(0).daily();
  }
}
