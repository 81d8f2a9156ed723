package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForesightTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate ORIGIN = FIRST.plusDays(250);
  private final Foresight foresight = new Foresight(ModelShelf.empty());

  @Test
  void aWeekdayPatternGoesOnAndItsSumIsSure() {
    Foreseen line = foresight.foresee(lines(0), ORIGIN).get(0);
    for (int day = 0; day < 30; day++) {
      Band band = line.days().daily().get(day);
      assertThat(band.p50()).isBetween(level(250 + day) - 12, level(250 + day) + 12);
      assertThat(line.days().usual().get(day).low()).isLessThanOrEqualTo(band.p10());
      assertThat(line.days().usual().get(day).high()).isGreaterThanOrEqualTo(band.p90());
    }
    assertThat(line.through()).hasSize(30);
    assertThat(line.through().get(29)).isEqualTo(line.days().total());
    double before = 0;
    for (int day = 0; day < 30; day++) {
      assertThat(line.through().get(day).p50()).isGreaterThan(before);
      before = line.through().get(day).p50();
    }
    // Days of chance add up slower than their bands do.
    double ofDays = line.days().daily().stream().mapToDouble(it -> it.p90() - it.p10()).sum();
    assertThat(line.days().total().p90() - line.days().total().p10()).isLessThan(ofDays / 2);
    assertThat(line.through().get(0).p90() - line.through().get(0).p10()).isLessThan(ofDays / 15);
  }

  /** Forecasts, bands, champions and what is made of them. */
  @Test
  void whatComesAfterTheOriginChangesNothing() {
    assertThat(foresight.foresee(lines(1e6), ORIGIN))
        .isEqualTo(foresight.foresee(lines(0), ORIGIN));
    assertThat(foresight.foresee(lines(1e6), ORIGIN.plusDays(1)))
        .isNotEqualTo(foresight.foresee(lines(0), ORIGIN.plusDays(1)));
  }

  @Test
  void whoIsNotThereYetIsNotForeseen() {
    List<DailySeries> some =
        List.of(
            new DailySeries("new", ORIGIN, new double[] {1, 2}),
            new DailySeries("unknown", FIRST, unknown()),
            new DailySeries("young", ORIGIN.minusDays(3), new double[] {5, 6, 7}));
    assertThat(foresight.foresee(some, ORIGIN)).extracting(Foreseen::line).containsExactly("young");
    assertThat(foresight.foresee(List.of(), ORIGIN)).isEmpty();
  }

  /** They are looked at by the thousand, several thousands at the same time. */
  @Test
  void thousandsOfLinesAreForeseenAsAThousandIs() {
    List<DailySeries> lines = many(2_100);
    List<Foreseen> all = foresight.foresee(lines, ORIGIN);
    assertThat(all)
        .extracting(Foreseen::line)
        .containsExactlyElementsOf(lines.stream().map(DailySeries::id).toList());
    List<Foreseen> each = new ArrayList<>(foresight.foresee(lines.subList(0, 1_000), ORIGIN));
    each.addAll(foresight.foresee(lines.subList(1_000, 2_000), ORIGIN));
    each.addAll(foresight.foresee(lines.subList(2_000, 2_100), ORIGIN));
    assertThat(all).isEqualTo(each);
  }

  private static List<DailySeries> many(int count) {
    Random random = new Random(5);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < count; line++) {
      double[] values = random.doubles(60, 10, 20).toArray();
      lines.add(new DailySeries("line-" + line, ORIGIN.minusDays(60), values));
    }
    return lines;
  }

  private static double[] unknown() {
    double[] values = new double[250];
    java.util.Arrays.fill(values, Double.NaN);
    return values;
  }

  private static double level(int day) {
    return 100 + 40 * (day % 7);
  }

  private static List<DailySeries> lines(double after) {
    Random random = new Random(3);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 5; line++) {
      double[] values = new double[300];
      for (int day = 0; day < values.length; day++) {
        values[day] = level(day) + 8 * random.nextGaussian() + (day >= 250 ? after : 0);
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }
}
