package io.bursar.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeatureRowTest {
  /** A Monday. */
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private static final int DAYS = 420;

  @Test
  void eachNumberHasANameOfItsOwn() {
    assertThat(FeatureRow.NAMES).doesNotHaveDuplicates().hasSize(78);
    FeatureRow row = FeatureRow.of(history(day -> day, DAYS));
    for (int i = 0; i < FeatureRow.NAMES.size(); i++) {
      assertThat(row.value(FeatureRow.NAMES.get(i))).isEqualTo(row.value(i));
    }
    assertThatThrownBy(() -> row.value("weekday")).hasMessageContaining("weekday");
  }

  @Test
  void theyAreWhatTheirNamesSay() {
    // 100 a day, 140 in the last week, and 270 on the last Sunday of all.
    FeatureRow row =
        FeatureRow.of(history(day -> day == DAYS - 1 ? 270 : day >= DAYS - 7 ? 140 : 100, DAYS));
    double usual = (8 * 700 + 6 * 40 + 170) / 56.0;
    assertThat(row.series()).isEqualTo("line");
    assertThat(row.asOf()).isEqualTo(FIRST.plusDays(DAYS));
    assertThat(row.value("scale")).isEqualTo(usual);
    assertThat(row.value("floor_0")).isEqualTo(105);
    assertThat(row.value("floor_6")).isEqualTo(970 / 8.0);
    assertThat(row.value("avg_spent_7d")).isEqualTo(1110 / 7.0);
    assertThat(row.value("avg_spent_7d_before")).isEqualTo(100);
    assertThat(row.value("growth_rate")).isEqualTo((2300 + 1110) / 30.0 / 100 - 1);
    assertThat(row.value("week_1") * usual).isCloseTo(1110 / 7.0 - usual, within());
    assertThat(row.value("week_8") * usual).isCloseTo(100 - usual, within());
    assertThat(row.value("recent_2w") * usual).isCloseTo(1810 / 14.0 - usual, within());
    assertThat(row.value("recent_4w") * usual).isCloseTo(3210 / 28.0 - usual, within());
    assertThat(row.value("level_56d_ago") * usual).isCloseTo(100 - usual, within());
    assertThat(row.value("same_weekday_1w_6") * usual).isCloseTo(270 - 970 / 8.0, within());
    assertThat(row.value("same_weekday_2w_0") * usual).isCloseTo(120 - 105, within());
    assertThat(row.value("zero_share")).isZero();
    assertThat(row.value("last_year_0")).isZero();
    // Nobody knows: the floor of a year ago needs eight weeks before it.
    assertThat(FeatureRow.of(history(day -> 1, 300)).value("last_year_0")).isNaN();
    assertThat(FeatureRow.of(history(day -> 1, 300)).value("level_308d_ago")).isNaN();
    assertThat(FeatureRow.of(history(day -> day < 300 ? 0 : 1, 320)).value("growth_rate")).isNaN();
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }

  @Test
  void theirTextsAreShortAndSayTheSameToTheLastBit() {
    Random random = new Random(8);
    FeatureRow row = FeatureRow.of(history(day -> random.nextGaussian() * 1e6, DAYS));
    assertThat(row.texts()).hasSizeGreaterThan(70);
    row.texts()
        .forEach(
            (name, text) ->
                assertThat(Double.parseDouble(text)).as(name).isEqualTo(row.value(name)));
    FeatureRow short30 = FeatureRow.of(history(day -> 2e-3, 30));
    assertThat(short30.texts())
        .containsEntry("avg_spent_7d", "0.002")
        .doesNotContainKeys("last_year_0", "growth_rate");
  }

  /** Point in time: what is there from the day on, or is not yet, changes no bit. */
  @Test
  void whatComesFromTheDayOnIsNotInIt() {
    Random random = new Random(7);
    double[] values = new double[DAYS];
    Arrays.setAll(
        values, day -> random.nextInt(9) == 0 ? Double.NaN : Math.rint(random.nextDouble() * 99));
    double[] otherwise = values.clone();
    for (int asOf = DAYS; asOf > 56; asOf--) {
      FeatureRow known = FeatureRow.of(history(day -> values[day], asOf));
      Arrays.fill(otherwise, asOf, DAYS, 1e9);
      DailySeries changed = new DailySeries("line", FIRST, otherwise);
      assertThat(FeatureRow.of(changed.before(FIRST.plusDays(asOf)))).isEqualTo(known);
    }
  }

  private static History history(IntToDoubleFunction line, int days) {
    double[] values = new double[days];
    Arrays.setAll(values, line);
    return new DailySeries("line", FIRST, values).whole();
  }
}
