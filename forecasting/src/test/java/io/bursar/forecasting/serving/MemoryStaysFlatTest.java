package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.neural.LoadedNets;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
  void overAHundredThousandForecasts() {
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      histories.addAll(TrainedOnce.lines().stream().map(DailySeries::whole).toList());
    }
    Calendar calendar = new Calendar(Set.of(), Set.of());
    try (LoadedNets nets = SavedNets.read(registry.version(1).folder(), calendar)) {
      Runnable tenTimes = () -> forecasts(nets, histories, 10);
      long before = lowest(tenTimes);
      forecasts(nets, histories, 80);
      assertThat(lowest(tenTimes) - before).isLessThan(MOST_MEGABYTES);
    }
  }

  private static void forecasts(LoadedNets nets, List<History> histories, int times) {
    for (int i = 0; i < times; i++) {
      List<PointForecast> foreseen = nets.now().forecast(histories);
      assertThat(foreseen).hasSize(histories.size()).allMatch(PointForecast::isFinite);
    }
  }

  @Test
  void overFiftyReloads() {
    try (ModelShelf shelf = new ModelShelf(registry)) {
      Runnable thereAndBack = () -> reloads(shelf, 1);
      long before = lowest(thereAndBack);
      reloads(shelf, 22);
      assertThat(lowest(thereAndBack) - before).isLessThan(MOST_MEGABYTES);
    }
  }

  /**
   * What is freed goes back to the system when it likes, and the heap's size swings by 50 MB: of
   * several looks the lowest counts. The first look is thrown away: pools and caches fill then.
   */
  private static long lowest(Runnable work) {
    work.run();
    long lowest = Long.MAX_VALUE;
    for (int look = 0; look < 4; look++) {
      work.run();
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

  private static long megabytes() {
    System.gc();
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
