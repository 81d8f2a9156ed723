package io.bursar.forecasting.neural;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.model.WeekdayMean;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NeuralTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 400;
  private static final LocalDate CUT = FIRST.plusDays(DAYS - 40L);

  /** Every tenth day is a holiday, on which nothing is spent. */
  private static final Calendar CALENDAR =
      new Calendar(
          Set.copyOf(FIRST.datesUntil(FIRST.plusDays(DAYS)).filter(NeuralTest::isHoliday).toList()),
          Set.of());

  private static boolean isHoliday(LocalDate day) {
    return day.toEpochDay() % 10 == 0;
  }

  @Test
  void theSameDataAndSeedSayTheSameToTheLastBitAndAnotherSeedDoesNot() {
    List<DailySeries> lines = lines(0);
    float[] once = said(lines, 1);
    assertThat(said(lines, 1)).isEqualTo(once);
    assertThat(said(lines, 2)).isNotEqualTo(once);
  }

  /** Whatever comes from the cut on, nothing of it is in a weight, a scale or a forecast. */
  @Test
  void whatComesAfterTheOriginChangesNothing() {
    assertThat(said(lines(1e6), 1)).isEqualTo(said(lines(0), 1));
  }

  @Test
  void itLearnsWhatTheCalendarKnowsAndTheFloorDoesNot() {
    List<DailySeries> lines = lines(0);
    try (Neural neural = trained(lines, 1)) {
      double error = 0;
      double floor = 0;
      for (DailySeries line : lines) {
        History history = line.before(CUT);
        PointForecast foreseen = neural.forecast(List.of(history)).get(0);
        PointForecast mean = new WeekdayMean().forecast(List.of(history)).get(0);
        for (int day = 0; day < 30; day++) {
          double actual = line.value(history.days() + day);
          error += Math.abs(actual - foreseen.daily(day));
          floor += Math.abs(actual - mean.daily(day));
          assertThat(foreseen.low(day)).isLessThanOrEqualTo(foreseen.daily(day));
          assertThat(foreseen.high(day)).isGreaterThanOrEqualTo(foreseen.daily(day));
        }
        assertThat(foreseen.totalLow()).isLessThanOrEqualTo(foreseen.totalHigh());
      }
      assertThat(error).isLessThan(floor / 2);
    }
  }

  @Test
  void aBatchSaysWhatEachAloneSays() {
    List<History> histories = lines(0).stream().map(it -> it.before(CUT)).toList();
    try (Neural neural = trained(lines(0), 1)) {
      List<PointForecast> together = neural.forecast(histories);
      for (int line = 0; line < histories.size(); line++) {
        PointForecast alone = neural.forecast(List.of(histories.get(line))).get(0);
        assertThat(alone.total()).isCloseTo(together.get(line).total(), within(alone.total()));
      }
    }
  }

  private static Offset<Double> within(double size) {
    return Offset.offset(Math.abs(size) * 1e-5);
  }

  @Test
  void theFoundingNetLearnsAndSaysTheSameEachTime() {
    List<History> histories = lines(0).stream().map(it -> it.before(CUT)).toList();
    List<Double> totals = founding(lines(0), histories);
    assertThat(founding(lines(1e6), histories)).isEqualTo(totals);
    for (int line = 0; line < totals.size(); line++) {
      double mean = histories.get(line).mean(56) * 30;
      assertThat(totals.get(line)).isBetween(0.8 * mean, 1.2 * mean);
    }
  }

  private static List<Double> founding(List<DailySeries> lines, List<History> histories) {
    try (FoundingLstm founding =
        FoundingLstm.train(lines, CUT, CALENDAR, 1, done -> {}).orElseThrow()) {
      return founding.forecast(histories).stream().map(PointForecast::total).toList();
    }
  }

  @Test
  void fromTooLittleNothingIsLearnt() {
    assertThat(Neural.train(lines(0), FIRST.plusDays(90), CALENDAR, 1, done -> {})).isEmpty();
  }

  private static Neural trained(List<DailySeries> lines, long seed) {
    return Neural.train(lines, CUT, CALENDAR, seed, done -> {}).orElseThrow();
  }

  private static float[] said(List<DailySeries> lines, long seed) {
    List<Float> said = new ArrayList<>();
    try (Neural neural = trained(lines, seed)) {
      for (PointForecast each :
          neural.forecast(lines.stream().map(it -> it.before(CUT)).toList())) {
        for (int day = 0; day < 30; day++) {
          said.add((float) each.daily(day));
          said.add((float) each.high(day));
        }
        said.add((float) each.total());
      }
    }
    float[] numbers = new float[said.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = said.get(i);
    }
    return numbers;
  }

  /** Eight lines with a week, holidays and noise. */
  private static List<DailySeries> lines(double afterTheCut) {
    Random random = new Random(5);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 8; line++) {
      double[] values = new double[DAYS];
      for (int day = 0; day < DAYS; day++) {
        double usual = 100 * (line + 1) * (1 + day % 7 / 10.0 + random.nextGaussian() / 50);
        boolean seen = FIRST.plusDays(day).isBefore(CUT);
        values[day] = isHoliday(FIRST.plusDays(day)) ? 0 : usual;
        values[day] += seen ? 0 : afterTheCut;
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }
}
