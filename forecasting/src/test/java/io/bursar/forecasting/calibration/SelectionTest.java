package io.bursar.forecasting.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Forecast;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  /** Knows that every other day is quiet, as nobody else does; or says something else. */
  private record Turncoat(OptionalDouble says) implements Forecaster {
    @Override
    public String name() {
      return "turncoat";
    }

    @Override
    public List<PointForecast> forecast(List<History> histories) {
      return histories.stream().map(it -> PointForecast.of(daily(it.originDay()))).toList();
    }

    private double[] daily(LocalDate origin) {
      double[] daily = new double[30];
      for (int day = 0; day < daily.length; day++) {
        daily[day] = says.orElse(spent(origin.plusDays(day)));
      }
      return daily;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whoLosesItsMindIsReplacedByTheFloor(double says) {
    Forecast forecast = served(says);
    assertThat(forecast.model()).isEqualTo("weekday-mean");
    for (Band day : forecast.daily()) {
      assertThat(day.p50()).isBetween(50.0, 150.0);
    }
    assertThat(forecast.total().p50()).isBetween(2700.0, 3300.0);
  }

  @Test
  void nothingBelowZeroIsForeseenOfALineThatNeverWasBelow() {
    Forecast forecast = served(-1000);
    assertThat(forecast.daily()).allMatch(day -> day.p10() >= 0);
    assertThat(forecast.total().p10()).isGreaterThanOrEqualTo(0);
  }

  private static Forecast served(double says) {
    List<History> lines = List.of(line().whole());
    Selection selection =
        new Selection(
            lines,
            with(new Turncoat(OptionalDouble.empty())),
            with(new Turncoat(OptionalDouble.of(says))));
    assertThat(selection.champion(0).daily()).isEqualTo("turncoat");
    return selection.served(0);
  }

  private static List<Forecaster> with(Forecaster other) {
    List<Forecaster> all = new ArrayList<>(List.of(new WeekdayMean()));
    all.addAll(Selection.STATISTICAL.subList(1, Selection.STATISTICAL.size()));
    all.add(other);
    return all;
  }

  private static double spent(LocalDate day) {
    return day.toEpochDay() % 2 == 0 ? 20 : 180;
  }

  private static DailySeries line() {
    double[] values = new double[300];
    for (int day = 0; day < values.length; day++) {
      values[day] = spent(FIRST.plusDays(day));
    }
    return new DailySeries("line", FIRST, values);
  }
}
