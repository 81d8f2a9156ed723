package io.bursar.forecasting.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Driver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final LocalDate SINGLES = LocalDate.of(2026, 11, 11);

  @Test
  void theLargestAreSaidInPointsOfWhatWasSpentBefore() {
    Sentence said =
        said(
            200,
            Map.of(Driver.PROMOTION, 18.2, Driver.GROWTH, 13.8, Driver.RECENT, 4.0),
            List.of(SINGLES));
    assertThat(said.en())
        .isEqualTo(
            "Up 18 % on the last 30 days: the promotion of 11 Nov adds 9 points,"
                + " growth over the weeks adds 7, recent days add 2.");
    assertThat(said.zh()).isEqualTo("比前30天上升18%：11月11日的促销拉高9个百分点，近几周的增长拉高7个百分点，近期支出拉高2个百分点。");
  }

  @Test
  void whatTakesIsSaidToTakeAndWhatIsLessThanAPointIsNotSaid() {
    Sentence said =
        said(
            1000,
            Map.of(Driver.RECENT, -200.0, Driver.HOLIDAYS, 90.0, Driver.OTHER, 4.0),
            List.of());
    assertThat(said.en())
        .isEqualTo("Down 11 % on the last 30 days: recent days take 20 points, holidays add 9.");
    assertThat(said.zh()).isEqualTo("比前30天下降11%：近期支出拉低20个百分点，节假日拉高9个百分点。");
  }

  @Test
  void noMoreThanThreeAreSaid() {
    Sentence said =
        said(
            100,
            Map.of(
                Driver.RECENT, 5.0, Driver.GROWTH, 4.0, Driver.LAST_YEAR, -3.0, Driver.OTHER, 2.0),
            List.of());
    assertThat(said.en())
        .isEqualTo(
            "Up 8 % on the last 30 days: recent days add 5 points, growth over the weeks adds 4,"
                + " the same days last year take 3.");
  }

  @Test
  void severalPromotionsAreSaidFromTheFirstToTheLast() {
    Sentence said =
        said(100, Map.of(Driver.PROMOTION, 1.0), List.of(SINGLES, SINGLES.plusDays(20)));
    assertThat(said.en())
        .isEqualTo("Up 1 % on the last 30 days: promotions from 11 Nov to 1 Dec add 1 point.");
    assertThat(said.zh()).isEqualTo("比前30天上升1%：11月11日至12月1日的促销拉高1个百分点。");
  }

  @Test
  void whereHardlyAnythingWasSpentThereAreNoPoints() {
    assertThat(said(0, Map.of(), List.of()).en())
        .isEqualTo("Nothing was spent in the last 30 days, and nothing is foreseen.");
    assertThat(said(0, Map.of(Driver.OTHER, 5.0), List.of()).en())
        .startsWith("Hardly anything was spent");
    assertThat(said(100, Map.of(), List.of()).en()).isEqualTo("As much as in the last 30 days.");
    assertThat(said(100, Map.of(), List.of()).zh()).isEqualTo("与前30天持平。");
  }

  private static Sentence said(
      double before, Map<Driver, Double> drivers, List<LocalDate> promotions) {
    return Sentence.of(new Explanation(before, drivers), promotions);
  }
}
