package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.neural.Patience;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedFaulty;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.series.DailySeries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real models that stand still, take long or want more memory than there is, inside TensorFlow in
 * this process: the statistical models serve, said so by their names, and nothing else notices.
 */
class SlowModelTest {
  private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(3));
  private static final int MOST_CALLS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  @TempDir static Path shared;
  private static Path trained;
  private static List<DailySeries> lines;

  @TempDir Path folder;
  private ModelRegistry registry;
  private Gate gate;
  private ModelShelf shelf;
  private Foresight foresight;

  @BeforeAll
  static void train() {
    trained = shared.resolve("trained");
    TrainedOnce.into(trained);
    lines = TrainedOnce.lines();
  }

  @BeforeEach
  void open() throws IOException {
    registry = new ModelRegistry(folder.resolve("models"));
    gate = new Gate(folder.resolve("gate"));
    shelf = new ModelShelf(registry, PATIENCE);
    foresight = new Foresight(shelf);
  }

  @AfterEach
  void close() throws IOException {
    shelf.close();
    gate.open();
    until(() -> threads() == 0);
  }

  @Test
  void oneThatStandsStillIsReplacedUntilItHasAnswered() throws Exception {
    registerReading();
    registry.promote(1);
    List<Foreseen> first = foresight.foresee(lines, TrainedOnce.CUT);
    assertThat(first).allMatch(it -> it.days().model().equals("neural/1"));
    gate.shut();
    replaced();
    assertThat(shelf.version()).isEmpty();
    assertThat(shelf.infer("days", new float[0])).isEmpty();
    replaced();
    assertThat(threads()).isPositive();
    gate.open();
    until(() -> shelf.version().equals(Optional.of(1)));
    assertThat(foresight.foresee(lines, TrainedOnce.CUT)).isEqualTo(first);
  }

  @Test
  void howeverManyAskMeanwhileAreAnsweredAndNoCallsPileUp() throws Exception {
    registerReading();
    registry.promote(1);
    assertThat(shelf.version()).contains(1);
    gate.shut();
    ExecutorService askers = Executors.newFixedThreadPool(3 * MOST_CALLS);
    try {
      List<CompletableFuture<Void>> asking =
          IntStream.range(0, 6 * MOST_CALLS)
              .mapToObj(any -> CompletableFuture.runAsync(this::replaced, askers))
              .toList();
      for (CompletableFuture<Void> each : asking) {
        each.join();
        assertThat(threads()).isLessThanOrEqualTo(MOST_CALLS);
      }
    } finally {
      askers.shutdown();
    }
  }

  @Test
  void oneThatStandsStillFromTheFirstIsReplacedAndAGoodOneServesBesideIt() throws Exception {
    gate.shut();
    registerReading();
    registry.register(trained);
    registry.promote(1);
    replaced();
    replaced();
    registry.promote(2);
    assertThat(models()).containsOnly("neural/2");
    registry.rollback();
    replaced();
    gate.open();
    until(() -> shelf.version().isPresent());
    assertThat(models()).containsOnly("neural/1");
  }

  /** Each keeps its memory and a thread; so there is an end to it. */
  @Test
  void whoPromotesOneAfterTheOtherThatStandsStillIsStopped() throws Exception {
    gate.shut();
    registerReading();
    registry.register(trained);
    for (int time = 0; time < 4; time++) {
      registry.promote(1);
      replaced();
      registry.promote(2);
      assertThat(models().contains("neural/2")).isEqualTo(time < 3);
    }
    gate.open();
    until(() -> threads() == 0);
    registry.rollback();
    assertThat(models()).containsOnly("neural/1");
  }

  @Test
  void oneThatCalculatesForLongIsReplacedUntilItHasAnswered() {
    TrainedFaulty.calculating(trained, folder.resolve("calculating"));
    registry.register(folder.resolve("calculating"));
    registry.register(trained);
    registry.promote(1);
    assertThat(shelf.version()).contains(1);
    replaced();
    assertThat(shelf.version()).isEmpty();
    until(() -> shelf.version().equals(Optional.of(1)));
    registry.promote(2);
    assertThat(models()).containsOnly("neural/2");
  }

  /**
   * TensorFlow waits for ten seconds whether others need less before it says that there is none.
   */
  @Test
  void oneThatWantsMoreMemoryThanThereIsIsReplaced() {
    TrainedFaulty.hungry(trained, folder.resolve("hungry"));
    registry.register(folder.resolve("hungry"));
    registry.register(trained);
    registry.promote(1);
    try (ModelShelf patient = new ModelShelf(registry, Patience.of(Duration.ofMinutes(1)))) {
      Foresight itsForesight = new Foresight(patient);
      assertThat(patient.version()).contains(1);
      assertThatThrownBy(() -> patient.infer("totals", new float[2 * totalWidth()]))
          .hasStackTraceContaining("OOM when allocating tensor");
      replaced(itsForesight, Fault.OUT_OF_MEMORY);
      assertThat(patient.version()).contains(1);
    }
    replaced();
    registry.promote(2);
    assertThat(models()).containsOnly("neural/2");
  }

  private static int totalWidth() {
    return SavedNets.shapes().get("totals").in();
  }

  private void registerReading() {
    TrainedFaulty.reading(gate.file(), trained, folder.resolve("reading"));
    registry.register(folder.resolve("reading"));
  }

  private void replaced() {
    replaced(foresight, Fault.SLOW);
  }

  private static void replaced(Foresight foresight, Fault why) {
    assertThat(foresight.foresee(lines, TrainedOnce.CUT))
        .hasSize(lines.size())
        .noneMatch(it -> it.days().model().matches("(neural|tree).*"))
        .allMatch(it -> it.fallback().equals(Optional.of(why)));
  }

  private List<String> models() {
    return foresight.foresee(lines, TrainedOnce.CUT).stream().map(it -> it.days().model()).toList();
  }

  /** Those that calls run on. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.getName().startsWith("model "))
        .count();
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
