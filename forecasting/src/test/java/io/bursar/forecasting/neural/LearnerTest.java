package io.bursar.forecasting.neural;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LearnerTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 400;
  private static final LocalDate CUT = FIRST.plusDays(280);

  /** Each fifth day costs nothing until the cut, and from then on twice as much as others. */
  @Test
  void whereItForeseesEverWorseItStopsAndItsBestWeightsAreKept() {
    try (Neural neural = rehearsed(true)) {
      LearningCurve days = neural.curves().get(0);
      assertThat(days.net()).isEqualTo("days");
      assertThat(days.rounds()).hasSizeLessThan(Training.ROUNDS);
      assertThat(days.best()).isLessThanOrEqualTo(days.rounds().size() - 3);
      double best = days.rounds().get(days.best() - 1).validation();
      assertThat(days.rounds()).allMatch(it -> it.validation() >= best);
      Windows later =
          new Windows(new Places(lines(true), FIRST.plusDays(DAYS)).since(CUT), calendar());
      Windows.Batch judged = later.someDays(2_000, 10);
      assertThat((double) neural.trainedDays().loss(judged.rows(), judged.targets()))
          .isEqualTo(best);
      try (Neural next =
          Neural.train(
                  new Places(lines(true), FIRST.plusDays(DAYS)),
                  neural.curves(),
                  calendar(),
                  1,
                  done -> {})
              .orElseThrow()) {
        assertThat(next.curves().get(0).rounds()).hasSize(days.best());
      }
    }
  }

  /** A scout sees the turn, and is judged by it. */
  @Test
  void aScoutSaysHowLongItIsGoodToLearn() {
    Places places = new Places(lines(true), CUT.plusDays(90));
    List<LearningCurve> scouted = Neural.scout(places, CUT.plusDays(90), calendar(), 1, done -> {});
    assertThat(scouted).extracting(LearningCurve::net).containsExactly("days", "totals");
    assertThat(scouted.get(0).rounds()).hasSizeLessThan(Training.ROUNDS);
    assertThat(Neural.scout(Places.none(), CUT, calendar(), 1, done -> {})).isEmpty();
  }

  @Test
  void whereItForeseesEverBetterItLearnsToTheEnd() {
    try (Neural neural = rehearsed(false)) {
      LearningCurve days = neural.curves().get(0);
      assertThat(days.rounds()).hasSize(Training.ROUNDS);
      assertThat(days.best()).isEqualTo(Training.ROUNDS);
      assertThat(days.rounds().get(9).validation())
          .isLessThan(days.rounds().get(0).validation() / 2);
    }
  }

  /** What it is judged by is not learnt from. */
  @Test
  void rehearsingLearnsWhatTrainingLearns() {
    try (Neural rehearsed = rehearsed(false);
        Neural trained = Neural.train(lines(false), CUT, calendar(), 1, done -> {}).orElseThrow()) {
      List<float[]> weights = trained.trainedDays().weights();
      List<float[]> others = rehearsed.trainedDays().weights();
      for (int i = 0; i < weights.size(); i++) {
        assertThat(others.get(i)).isEqualTo(weights.get(i));
      }
    }
  }

  private static Neural rehearsed(boolean turned) {
    LocalDate until = FIRST.plusDays(DAYS);
    return Neural.rehearse(
            new Places(lines(turned), CUT),
            new Places(lines(turned), until).since(CUT),
            calendar(),
            1,
            done -> {})
        .orElseThrow();
  }

  private static boolean isFifth(LocalDate day) {
    return day.toEpochDay() % 5 == 0;
  }

  private static Calendar calendar() {
    return new Calendar(
        FIRST
            .datesUntil(FIRST.plusDays(DAYS))
            .filter(LearnerTest::isFifth)
            .collect(Collectors.toSet()),
        Set.of());
  }

  private static List<DailySeries> lines(boolean turned) {
    Random random = new Random(7);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 8; line++) {
      double[] values = new double[DAYS];
      for (int i = 0; i < DAYS; i++) {
        LocalDate day = FIRST.plusDays(i);
        double usual = 100 + 5 * random.nextGaussian();
        double special = turned && !day.isBefore(CUT) ? 2 * usual : 0;
        values[i] = isFifth(day) ? special : usual;
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }
}
