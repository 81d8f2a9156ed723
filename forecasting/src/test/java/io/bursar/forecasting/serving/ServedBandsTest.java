package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bands that are served hold what they promise of days that nobody has seen: a model is trained
 * on real series until a day, registered and promoted, and asked from that day on.
 */
class ServedBandsTest {
  private static final int ORIGINS = 6;

  @TempDir private Path folder;

  @Test
  void fourOfFiveDaysAndSumsAreInTheirBands() {
    List<DailySeries> lines = real();
    LocalDate last = lines.get(0).lastDay().plusDays(1);
    LocalDate cut = last.minusDays((long) ORIGINS * Horizon.DAYS);
    ModelRegistry registry = registry(lines.stream().map(it -> until(it, cut)).toList());
    Tally days = new Tally();
    Tally sums = new Tally();
    Tally trained = new Tally();
    try (ModelShelf shelf = new ModelShelf(registry)) {
      Foresight foresight = new Foresight(shelf);
      for (int origin = 0; origin < ORIGINS; origin++) {
        LocalDate day = cut.plusDays((long) origin * Horizon.DAYS);
        List<Foreseen> foreseen = foresight.foresee(lines, day);
        for (int line = 0; line < lines.size(); line++) {
          compare(foreseen.get(line), lines.get(line), day, days, sums);
          trained.add(foreseen.get(line).days().model().equals("neural/1"));
        }
      }
    }
    assertThat(days.share()).isBetween(0.75, 0.85);
    assertThat(sums.share()).isBetween(0.75, 0.90);
    assertThat(trained.share()).isPositive();
  }

  private static void compare(
      Foreseen foreseen, DailySeries line, LocalDate origin, Tally days, Tally sums) {
    double sum = 0;
    for (int day = 0; day < Horizon.DAYS; day++) {
      double actual = line.value(line.indexOf(origin) + day);
      sum += actual;
      if (!Double.isNaN(actual)) {
        days.add(holds(foreseen.days().daily().get(day), actual));
      }
    }
    // Of a sum with a day that nobody knows, nobody knows the sum.
    if (!Double.isNaN(sum)) {
      sums.add(holds(foreseen.days().total(), sum));
    }
  }

  private static boolean holds(Band band, double actual) {
    return band.p10() <= actual && actual <= band.p90();
  }

  private static final class Tally {
    private int in;
    private int all;

    void add(boolean isIn) {
      in += isIn ? 1 : 0;
      all++;
    }

    double share() {
      return (double) in / all;
    }
  }

  private ModelRegistry registry(List<DailySeries> seen) {
    TrainedModel.train(
        seen,
        TrainedModel.places(seen),
        Calendar.NONE,
        Optional.empty(),
        "anna",
        folder.resolve("trained"),
        Clock.systemUTC(),
        done -> {});
    ModelRegistry registry = new ModelRegistry(folder.resolve("models"));
    registry.promote(registry.register(folder.resolve("trained")).number());
    return registry;
  }

  private static DailySeries until(DailySeries series, LocalDate cut) {
    double[] values = new double[series.indexOf(cut)];
    for (int day = 0; day < values.length; day++) {
      values[day] = series.value(day);
    }
    return new DailySeries(series.id(), series.firstDay(), values);
  }

  private static List<DailySeries> real() {
    Path data = Path.of(System.getenv().getOrDefault("BURSAR_TEST_DATA", "../../shared/data"));
    Path file = data.resolve("daily_series/nn5_atm_001-055.csv.gz");
    Assumptions.assumeTrue(Files.exists(file), file + " is not there");
    return SeriesFile.read(file, AbsentDays.MISSING);
  }
}
