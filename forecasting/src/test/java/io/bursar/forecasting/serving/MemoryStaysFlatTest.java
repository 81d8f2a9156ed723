package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TensorFlow holds outside of the heap is let go of; Linux says how much this process has. */
class MemoryStaysFlatTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long MOST_MEGABYTES = 80;

  @TempDir static Path folder;
  private static ModelRegistry registry;

  @BeforeAll
  static void train() {
    Assumptions.assumeTrue(Files.isReadable(STATUS), "only Linux tells a process' memory");
    TrainedOnce.into(folder.resolve("trained"));
    registry = new ModelRegistry(folder.resolve("models"));
    registry.register(folder.resolve("trained"));
    registry.register(folder.resolve("trained"));
    registry.promote(1);
  }

  @Test
  void overAHundredThousandForecasts() throws IOException {
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      histories.addAll(TrainedOnce.lines().stream().map(DailySeries::whole).toList());
    }
    Calendar calendar = new Calendar(Set.of(), Set.of());
    try (SavedNets.Loaded nets = SavedNets.read(registry.version(1).folder(), calendar)) {
      forecasts(nets, histories, 10);
      long before = megabytes();
      forecasts(nets, histories, 100);
      assertThat(megabytes() - before).isLessThan(MOST_MEGABYTES);
    }
  }

  private static void forecasts(SavedNets.Loaded nets, List<History> histories, int times) {
    for (int i = 0; i < times; i++) {
      List<PointForecast> foreseen = nets.now().forecast(histories);
      assertThat(foreseen).hasSize(histories.size()).allMatch(PointForecast::isFinite);
    }
  }

  @Test
  void overFiftyReloads() throws IOException {
    try (ModelShelf shelf = new ModelShelf(registry)) {
      long before = lowest(shelf);
      reloads(shelf, 22);
      assertThat(lowest(shelf) - before).isLessThan(MOST_MEGABYTES);
    }
  }

  /** What is freed goes back to the system when it likes: of several looks the lowest counts. */
  private static long lowest(ModelShelf shelf) throws IOException {
    long lowest = Long.MAX_VALUE;
    for (int look = 0; look < 4; look++) {
      reloads(shelf, 1);
      lowest = Math.min(lowest, megabytes());
    }
    return lowest;
  }

  /** Two each: there and back. */
  private static void reloads(ModelShelf shelf, int times) {
    for (int i = 0; i < times; i++) {
      registry.promote(2);
      predict(shelf, "neural/2");
      registry.rollback();
      predict(shelf, "neural/1");
    }
  }

  private static void predict(ModelShelf shelf, String model) {
    assertThat(new Foresight(shelf).foresee(TrainedOnce.lines(), TrainedOnce.CUT))
        .allMatch(it -> it.days().model().equals(model));
  }

  private static long megabytes() throws IOException {
    System.gc();
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
