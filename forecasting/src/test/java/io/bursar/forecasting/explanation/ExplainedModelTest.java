package io.bursar.forecasting.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.serving.Foreseen;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real model of lines whose days of promotion, now and then some in a row, cost three times as
 * much, saved, loaded, and asked why.
 */
class ExplainedModelTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 700;
  private static final LocalDate ORIGIN = FIRST.plusDays(DAYS);

  @TempDir static Path folder;
  private static final Set<LocalDate> promotions = new TreeSet<>();
  private static List<DailySeries> lines;
  private static ModelShelf shelf;

  @BeforeAll
  static void train() {
    Random random = new Random(3);
    LocalDate day = FIRST.plusDays(20);
    while (day.isBefore(ORIGIN.minusDays(20))) {
      int days = 1 + random.nextInt(3);
      day.datesUntil(day.plusDays(days)).forEach(promotions::add);
      day = day.plusDays(10 + random.nextInt(40));
    }
    lines = lines(random);
    TrainedModel.train(
        lines,
        TrainedModel.places(lines),
        new Calendar(Set.of(), promotions),
        Optional.empty(),
        "anna",
        folder.resolve("trained"),
        Clock.systemUTC(),
        done -> {});
    ModelRegistry registry = new ModelRegistry(folder.resolve("models"));
    registry.register(folder.resolve("trained"));
    registry.promote(1);
    shelf = new ModelShelf(registry);
  }

  @AfterAll
  static void close() {
    shelf.close();
  }

  private static List<DailySeries> lines(Random random) {
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 12; line++) {
      double[] values = new double[DAYS];
      for (int i = 0; i < DAYS; i++) {
        boolean promotion = promotions.contains(FIRST.plusDays(i));
        double usual = (line + 1) * (100 + 30 * (i % 7) + 10 * random.nextGaussian());
        values[i] = promotion ? usual * 3 : usual;
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }

  @Test
  void aPromotionAheadIsWhatMovesTheForecastByAboutWhatItCosts() {
    List<Foreseen> without = new Foresight(shelf).foresee(lines, ORIGIN);
    LocalDate from = ORIGIN.plusDays(10);
    Set<LocalDate> ahead = Set.copyOf(from.datesUntil(from.plusDays(3)).toList());
    List<Foreseen> with =
        new Foresight(shelf).foresee(lines, ORIGIN, new Calendar(Set.of(), ahead));
    for (int line = 0; line < lines.size(); line++) {
      Foreseen promoted = with.get(line);
      double more = promoted.days().total().p50() - without.get(line).days().total().p50();
      double costs = 3 * 2 * 190.0 * (line + 1);
      assertThat(more).isBetween(costs * 0.5, costs * 1.5);
      assertThat(promoted.why().drivers().get(Driver.PROMOTION))
          .isCloseTo(more, within(0.15 * more));
      assertThat(without.get(line).why().drivers().get(Driver.PROMOTION)).isZero();
      assertThat(promoted.words().en()).contains("promotions from 11 Dec to 13 Dec add ");
      assertThat(promoted.words().zh()).contains("12月11日至12月13日的促销拉高");
    }
  }

  @Test
  void driversAddUpToTheForecastFromWhatWasSpentBefore() {
    for (Foreseen each : new Foresight(shelf).foresee(lines, ORIGIN)) {
      DailySeries line =
          lines.stream().filter(it -> it.id().equals(each.line())).findFirst().orElseThrow();
      double before = 0;
      for (int ago = 1; ago <= 30; ago++) {
        before += line.value(DAYS - ago);
      }
      assertThat(each.why().before()).isCloseTo(before, within(1e-6 * before));
      double sum = each.why().drivers().values().stream().mapToDouble(it -> it).sum();
      double total = each.days().total().p50();
      assertThat(before + sum).isCloseTo(total, within(1e-9 * total));
    }
  }

  /** Completeness: what the numbers of a row add, and the baseline, make up what the net says. */
  @Test
  void theGradientsAddUpToWhatTheNetSays() {
    float[] rows = new float[lines.size() * Window.TOTAL_WIDTH];
    for (int line = 0; line < lines.size(); line++) {
      new Window(lines.get(line).before(ORIGIN))
          .describeTotal(
              new Calendar(Set.of(), Set.of(ORIGIN.plusDays(3))), rows, line * Window.TOTAL_WIDTH);
    }
    float[] why = shelf.infer("totals_why", rows).orElseThrow().numbers();
    float[] said = shelf.infer("totals", rows).orElseThrow().numbers();
    int width = Window.TOTAL_WIDTH + 2;
    assertThat(why).hasSize(lines.size() * width);
    for (int line = 0; line < lines.size(); line++) {
      double sum = why[line * width + Window.TOTAL_WIDTH];
      for (int i = 0; i < Window.TOTAL_WIDTH; i++) {
        sum += why[line * width + i];
      }
      float whole = why[line * width + Window.TOTAL_WIDTH + 1];
      assertThat(whole).isCloseTo(said[line * 4 + 3], within(1e-5f));
      assertThat(sum).isCloseTo(whole, within(3e-3));
    }
  }
}
