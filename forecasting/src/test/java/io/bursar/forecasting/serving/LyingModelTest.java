package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedFaulty;
import io.bursar.forecasting.registry.TrainedFaulty.Lie;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.series.DailySeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real SavedModels, served by TensorFlow in this process, that answer no numbers, less than nothing
 * or something of another shape: what would be served without them is, and it is said why.
 */
class LyingModelTest {
  @TempDir static Path shared;
  private static Path trained;
  private static List<DailySeries> lines;
  private static List<Foreseen> without;

  @TempDir Path folder;
  private ModelRegistry registry;

  @BeforeAll
  static void train() {
    trained = shared.resolve("trained");
    TrainedOnce.into(trained);
    lines = TrainedOnce.lines();
    without = new Foresight(ModelShelf.empty()).foresee(lines, TrainedOnce.CUT);
    assertThat(without).allMatch(it -> it.fallback().isEmpty());
  }

  @BeforeEach
  void open() {
    registry = new ModelRegistry(folder.resolve("models"));
    registry.register(trained);
    registry.promote(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_A_NUMBER, NOT_A_NUMBER",
    "INFINITE, NOT_A_NUMBER",
    "NEGATIVE, NEGATIVE",
    "WIDE, WRONG_SHAPE",
    "TURNED, WRONG_SHAPE",
    "SHORT, WRONG_SHAPE"
  })
  void oneOfWhichAllNetsLieIsReplacedUntilATruthfulOneIsPromoted(Lie lie, Fault why) {
    promote(lie, any -> true);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      replaced(shelf, why);
      registry.rollback();
      assertThat(new Foresight(shelf).foresee(lines, TrainedOnce.CUT))
          .allMatch(it -> it.days().model().equals("neural/1") && it.fallback().isEmpty());
    }
  }

  /** It did best before, so its word would be taken. */
  @ParameterizedTest
  @CsvSource({
    "NOT_A_NUMBER, days, NOT_A_NUMBER",
    "NOT_A_NUMBER, totals, NOT_A_NUMBER",
    "NEGATIVE, days, NEGATIVE",
    "NEGATIVE, totals, NEGATIVE",
    "SHORT, days, WRONG_SHAPE"
  })
  void oneThatLiesFromNowOnIsReplaced(Lie lie, String net, Fault why) {
    promote(lie, net::equals);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      List<Foreseen> foreseen = new Foresight(shelf).foresee(lines, TrainedOnce.CUT);
      assertThat(foreseen)
          .hasSize(lines.size())
          .noneMatch(it -> it.days().model().startsWith("neural"))
          .allMatch(it -> it.fallback().equals(Optional.of(why)))
          .allMatch(it -> it.days().daily().stream().allMatch(LyingModelTest::isUsual));
    }
  }

  /** Of 100 to 340 a day, 5 on holidays. */
  private static boolean isUsual(Band day) {
    return day.p10() >= 0 && day.p50() > 0 && day.p90() < 1000;
  }

  /** Forecasts do not depend on who explains them. */
  @ParameterizedTest
  @ValueSource(strings = {"NOT_A_NUMBER", "NEGATIVE", "SHORT"})
  void oneThatLiesAboutItsReasonsServesWithout(Lie lie) {
    List<Foreseen> truthful;
    try (ModelShelf shelf = new ModelShelf(registry)) {
      truthful = new Foresight(shelf).foresee(lines, TrainedOnce.CUT);
    }
    promote(lie, "totals_why"::equals);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      List<Foreseen> foreseen = new Foresight(shelf).foresee(lines, TrainedOnce.CUT);
      for (int line = 0; line < lines.size(); line++) {
        Foreseen one = foreseen.get(line);
        assertThat(one.days().model()).isEqualTo("neural/2");
        assertThat(one.fallback()).isEmpty();
        assertThat(one.days().daily()).isEqualTo(truthful.get(line).days().daily());
        assertThat(one.why().drivers().values()).allMatch(Double::isFinite);
      }
    }
  }

  /** Of a line that goes below zero, less than nothing can be true. */
  @Test
  void oneThatForeseesCreditsOfALineOfCreditsServes() {
    promote(Lie.NEGATIVE, any -> true);
    List<DailySeries> credits =
        lines.stream().map(it -> new DailySeries(it.id(), it.firstDay(), turned(it))).toList();
    try (ModelShelf shelf = new ModelShelf(registry)) {
      assertThat(new Foresight(shelf).foresee(credits, TrainedOnce.CUT))
          .allMatch(it -> it.fallback().isEmpty());
    }
  }

  private static double[] turned(DailySeries line) {
    double[] values = new double[line.days()];
    for (int day = 0; day < values.length; day++) {
      values[day] = -line.value(day);
    }
    return values;
  }

  private void promote(Lie lie, Predicate<String> nets) {
    TrainedFaulty.lying(lie, nets, trained, folder.resolve("lying"));
    registry.promote(registry.register(folder.resolve("lying")).number());
  }

  private static void replaced(ModelShelf shelf, Fault why) {
    List<Foreseen> foreseen = new Foresight(shelf).foresee(lines, TrainedOnce.CUT);
    assertThat(foreseen)
        .hasSize(lines.size())
        .noneMatch(it -> it.days().model().startsWith("neural"))
        .allMatch(it -> it.fallback().equals(Optional.of(why)));
    // Trees tell no lies, and may serve where only the nets do.
    for (int line = 0; line < lines.size(); line++) {
      Foreseen one = foreseen.get(line);
      if (!one.days().model().startsWith("tree")) {
        assertThat(one.days().daily()).isEqualTo(without.get(line).days().daily());
      }
    }
  }
}
