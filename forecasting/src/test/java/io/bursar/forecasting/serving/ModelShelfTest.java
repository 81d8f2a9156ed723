package io.bursar.forecasting.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.TrainedOnce;
import io.bursar.forecasting.series.DailySeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real model, registered, promoted and served by TensorFlow in this process. */
class ModelShelfTest {
  @TempDir static Path shared;
  private static Path trained;
  private static Path another;
  private static List<DailySeries> lines;

  @TempDir Path folder;
  private ModelRegistry registry;

  @BeforeAll
  static void train() {
    trained = shared.resolve("trained");
    TrainedOnce.into(trained);
    another = shared.resolve("another");
    TrainedOnce.anotherInto(another);
    lines = TrainedOnce.lines();
  }

  @BeforeEach
  void open() {
    registry = new ModelRegistry(folder);
  }

  @Test
  void aPromotedModelServesAtOnceAndKnowsItsHolidays() {
    registry.register(trained);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      Foresight foresight = new Foresight(shelf);
      assertThat(models(foresight)).doesNotContain("neural/1");
      // None was to serve.
      assertThat(fallbacks(shelf)).containsOnly(Optional.empty());
      registry.promote(1);
      assertThat(models(foresight)).containsOnly("neural/1");
      Foreseen line = foresight.foresee(lines, TrainedOnce.CUT).get(0);
      for (int day = 0; day < 30; day++) {
        Band band = line.days().daily().get(day);
        boolean holiday = TrainedOnce.isHoliday(TrainedOnce.CUT.plusDays(day));
        assertThat(band.p50() < 60).as("day %s: %s", day, band).isEqualTo(holiday);
      }
    }
  }

  /** Of two models that learnt something else, to the last digit of all days and sums. */
  @Test
  void whatIsForeseenIsThePromotedVersionsAndAfterARollbackTheFirstsAgain() {
    List<List<Band>> first = alone(trained);
    List<List<Band>> second = alone(another);
    for (int line = 0; line < lines.size(); line++) {
      assertThat(second.get(line)).isNotEqualTo(first.get(line));
    }
    registry.register(trained);
    registry.register(another);
    registry.promote(1);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      assertThat(said(shelf)).isEqualTo(first);
      registry.promote(2);
      assertThat(said(shelf)).isEqualTo(second);
      registry.rollback();
      assertThat(said(shelf)).isEqualTo(first);
    }
  }

  /** What a model says that was never beside another. */
  private List<List<Band>> alone(Path model) {
    ModelRegistry its = new ModelRegistry(folder.resolve("alone-" + model.getFileName()));
    its.promote(its.register(model).number());
    try (ModelShelf shelf = new ModelShelf(its)) {
      return said(shelf);
    }
  }

  private static List<List<Band>> said(ModelShelf shelf) {
    return new Foresight(shelf)
        .foresee(lines, TrainedOnce.CUT).stream()
            .map(it -> Stream.concat(it.days().daily().stream(), it.through().stream()).toList())
            .toList();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whileAVersionIsLoadedTheOneBeforeServes() throws Exception {
    registry.register(trained);
    registry.register(another);
    registry.promote(1);
    AtomicInteger opened = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ModelShelf shelf =
        new ModelShelf(
            registry,
            version -> {
              opened.incrementAndGet();
              if (version.number() == 2) {
                begun.countDown();
                wait(goOn);
              }
              return SavedNets.read(version.folder(), Ready.learnt(version.card()));
            })) {
      Foresight foresight = new Foresight(shelf);
      assertThat(models(foresight)).containsOnly("neural/1");
      registry.promote(2);
      CompletableFuture<List<String>> loads =
          CompletableFuture.supplyAsync(() -> models(foresight));
      begun.await();
      for (int time = 0; time < 3; time++) {
        assertThat(models(foresight)).containsOnly("neural/1");
      }
      assertThat(loads).isNotDone();
      goOn.countDown();
      assertThat(loads.join()).containsOnly("neural/2");
      assertThat(models(foresight)).containsOnly("neural/2");
      assertThat(opened).hasValue(2);
    } finally {
      goOn.countDown();
    }
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatWasTamperedWithServesNobodyAndTheOthersDo() throws IOException {
    registry.register(trained);
    registry.promote(1);
    Path weights = folder.resolve("bursar/1/variables/variables.data-00000-of-00001");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[100] ^= 1;
    Files.write(weights, bytes);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      assertThat(models(new Foresight(shelf))).doesNotContain("neural/1").hasSize(10);
      assertThat(fallbacks(shelf)).containsOnly(Optional.of(Fault.REFUSED));
      registry.register(trained);
      registry.promote(2);
      assertThat(models(new Foresight(shelf))).containsOnly("neural/2");
      assertThat(fallbacks(shelf)).containsOnly(Optional.empty());
    }
  }

  /** Its checksums are right, because it was broken before it was registered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "saved_model.pb",
        "variables/variables.index",
        "variables/variables.data-00000-of-00001",
        "trees/now.pb",
        "trees/past.pb"
      })
  void whatCannotBeLoadedServesNobodyAndTheOthersDo(String file) throws IOException {
    Path broken = folder.resolve("broken");
    TrainedOnce.copy(trained, broken);
    byte[] bytes = Files.readAllBytes(broken.resolve(file));
    Files.write(broken.resolve(file), Arrays.copyOf(bytes, bytes.length / 2));
    registry.register(broken);
    registry.promote(1);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      assertThat(models(new Foresight(shelf))).doesNotContain("neural/1").hasSize(10);
      assertThat(fallbacks(shelf)).containsOnly(Optional.of(Fault.REFUSED));
    }
  }

  @Test
  void whenNobodyCanSayWhichOneIsToServeTheOthersDo() throws IOException {
    registry.register(trained);
    registry.promote(1);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      assertThat(fallbacks(shelf)).containsOnly(Optional.empty());
      Files.writeString(folder.resolve("champions"), "the first");
      assertThat(fallbacks(shelf)).containsOnly(Optional.of(Fault.REFUSED));
    }
  }

  /** As they were before there were trees. */
  @Test
  void aModelWithoutTreesServesWithoutThem() throws IOException {
    Path old = folder.resolve("old");
    TrainedOnce.copy(trained, old);
    Files.delete(old.resolve("trees/now.pb"));
    Files.delete(old.resolve("trees/past.pb"));
    TrainedOnce.changeCard(old, "  \"treeWidth\" : 5,\n", "");
    registry.register(old);
    registry.register(trained);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      registry.promote(1);
      assertThat(names(shelf)).contains("neural").doesNotContain("tree-ensemble");
      assertThat(models(new Foresight(shelf))).containsOnly("neural/1");
      registry.promote(2);
      assertThat(names(shelf)).contains("neural", "tree-ensemble");
    }
  }

  private static List<String> names(ModelShelf shelf) {
    return shelf.use(
        Calendar.NONE,
        serving -> {
          List<String> now = serving.now().stream().map(Forecaster::name).toList();
          assertThat(serving.before()).map(Forecaster::name).isEqualTo(now);
          return now;
        });
  }

  @Test
  void someoneWhoForeseesWhileModelsComeAndGoIsAlwaysAnswered() throws Exception {
    registry.register(trained);
    registry.register(trained);
    registry.promote(1);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (ModelShelf shelf = new ModelShelf(registry)) {
      Foresight foresight = new Foresight(shelf);
      List<Future<Integer>> asking =
          IntStream.range(0, 3).mapToObj(any -> threads.submit(() -> ask(foresight))).toList();
      for (int i = 0; i < 10; i++) {
        registry.promote(2);
        registry.rollback();
        Thread.sleep(50);
      }
      for (Future<Integer> each : asking) {
        assertThat(each.get()).isEqualTo(8 * 10);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static int ask(Foresight foresight) {
    int answers = 0;
    for (int i = 0; i < 8; i++) {
      List<Foreseen> foreseen = foresight.foresee(lines, TrainedOnce.CUT);
      assertThat(foreseen).allMatch(it -> it.days().model().matches("neural/[12]"));
      answers += foreseen.size();
    }
    return answers;
  }

  private static List<Optional<Fault>> fallbacks(ModelShelf shelf) {
    return new Foresight(shelf)
        .foresee(lines, TrainedOnce.CUT).stream().map(Foreseen::fallback).toList();
  }

  private static List<String> models(Foresight foresight) {
    return foresight.foresee(lines, TrainedOnce.CUT).stream().map(it -> it.days().model()).toList();
  }
}
