package io.bursar.forecasting.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import io.bursar.forecasting.trees.SavedTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
  @TempDir static Path shared;
  private static Path trained;

  @TempDir Path folder;
  private ModelRegistry registry;

  @BeforeAll
  static void train() {
    trained = shared.resolve("trained");
    TrainedOnce.into(trained);
  }

  @BeforeEach
  void open() {
    registry = new ModelRegistry(folder.resolve("models"));
  }

  @Test
  void versionsLieAsTensorFlowServingWantsThemWithTheirCards() {
    assertThat(registry.versions()).isEmpty();
    assertThat(registry.champion()).isEmpty();
    Version first = registry.register(trained);
    Version second = registry.register(trained);
    assertThat(registry.versions()).containsExactly(1, 2);
    assertThat(first.folder()).isEqualTo(folder.resolve("models/bursar/1"));
    assertThat(second.folder().resolve("saved_model.pb")).isRegularFile();
    assertThat(second.folder().resolve("variables/variables.index")).isRegularFile();
    ModelCard card = registry.version(2).card();
    assertThat(card.owner()).isEqualTo("anna");
    assertThat(card.code()).matches("unreleased(\\+[0-9a-f]{40}(-dirty)?)?");
    assertThat(card.series()).isEqualTo(10);
    assertThat(card.firstDay()).isEqualTo(TrainedOnce.FIRST);
    assertThat(card.cut()).isEqualTo(TrainedOnce.CUT);
    assertThat(card.pastCut()).isEqualTo(TrainedOnce.CUT.minusDays(107));
    assertThat(card.data()).matches("[0-9a-f]{64}");
    assertThat(card.holidays()).hasSizeGreaterThan(40);
  }

  @Test
  void oneServesAndTheOneBeforeComesBack() {
    registry.register(trained);
    registry.register(trained);
    assertThatThrownBy(registry::rollback).hasMessageContaining("BUR-1507");
    registry.promote(1);
    assertThatThrownBy(registry::rollback).hasMessageContaining("BUR-1507");
    registry.promote(2);
    registry.promote(2);
    assertThat(registry.champion()).contains(2);
    assertThat(registry.rollback().number()).isEqualTo(1);
    assertThat(new ModelRegistry(folder.resolve("models")).champion()).contains(1);
    assertThatThrownBy(() -> registry.promote(7)).hasMessageContaining("BUR-1507");
    assertThat(registry.champion()).contains(1);
  }

  /** Each file of a version in turn: changed by a byte, shorter, and gone. */
  @Test
  void whateverFileWasTouchedTheVersionIsRefused() throws IOException {
    registry.register(trained);
    Path version = folder.resolve("models/bursar/1");
    List<Path> files;
    try (Stream<Path> all = Files.walk(version)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files)
        .hasSizeGreaterThanOrEqualTo(7)
        .contains(version.resolve("trees/now.pb"), version.resolve("trees/past.pb"));
    for (Path file : files) {
      byte[] before = Files.readAllBytes(file);
      if (before.length > 0) {
        byte[] other = before.clone();
        other[other.length / 2] ^= 1;
        Files.write(file, other);
        refused(file);
        Files.write(file, Arrays.copyOf(before, before.length - 1));
        refused(file);
      }
      Files.delete(file);
      refused(file);
      Files.write(file, before);
      registry.version(1);
    }
    Files.writeString(version.resolve("variables/more"), "");
    refused(version.resolve("variables/more"));
  }

  private void refused(Path file) {
    assertThatThrownBy(() -> registry.promote(1))
        .as(file.toString())
        .isInstanceOf(ForecastingProblem.class)
        .hasMessageContaining("BUR-1506");
    assertThat(registry.champion()).isEmpty();
  }

  @Test
  void whatIsUnfinishedOrForeignIsRefused() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other);
    assertThatThrownBy(() -> registry.register(other)).hasMessageContaining("BUR-1506");
    String card = Files.readString(trained.resolve("card.json"));
    Files.writeString(other.resolve("card.json"), card);
    assertThatThrownBy(() -> registry.register(other)).hasMessageContaining("no saved_model.pb");
    Files.writeString(other.resolve("saved_model.pb"), "");
    Files.writeString(
        other.resolve("card.json"), card.replace("\"dayWidth\" : ", "\"dayWidth\" : 1"));
    assertThatThrownBy(() -> registry.register(other)).hasMessageContaining("features");
    Files.writeString(other.resolve("card.json"), card.replace("\"bursar\"", "\"resnet\""));
    assertThatThrownBy(() -> registry.register(other)).hasMessageContaining("resnet");
    Files.createDirectories(folder.resolve("models/bursar/1"));
    assertThatThrownBy(() -> registry.version(1)).hasMessageContaining("never finished");
    assertThat(registry.register(trained).number()).isEqualTo(2);
  }

  @Test
  void whoseTreesAreMissingOrOfOtherFeaturesIsRefused() throws IOException {
    Path other = folder.resolve("other");
    TrainedOnce.copy(trained, other);
    Files.delete(other.resolve("trees/past.pb"));
    assertThatThrownBy(() -> registry.register(other))
        .hasMessageContaining("BUR-1506")
        .hasMessageContaining("no trees/past.pb");
    TrainedOnce.changeCard(other, "\"treeWidth\" : 5", "\"treeWidth\" : 4");
    assertThatThrownBy(() -> registry.register(other)).hasMessageContaining("on 4 features");
    // A model of the time before there were trees.
    TrainedOnce.changeCard(other, "  \"treeWidth\" : 4,\n", "");
    assertThat(registry.register(other).card().hasTrees()).isFalse();
    assertThat(registry.version(1).card().hasTrees()).isFalse();
  }

  @Test
  void halfASavedModelIsRefused() throws IOException {
    for (String part :
        List.of("variables/variables.index", "variables/variables.data-00000-of-00001")) {
      Path other = folder.resolve("without-" + part.replace('/', '-'));
      TrainedOnce.copy(trained, other);
      Files.delete(other.resolve(part));
      assertThatThrownBy(() -> registry.register(other))
          .hasMessageContaining("BUR-1506")
          .hasMessageContaining("it has no " + part);
    }
    assertThat(registry.versions()).isEmpty();
  }

  @Test
  void whatProcessesLeftThatDiedGoes() throws IOException {
    Path models = folder.resolve("models");
    Files.createDirectories(models.resolve("bursar"));
    for (String name : List.of(".incoming", ".incoming-one")) {
      TrainedOnce.copy(trained, models.resolve("bursar").resolve(name));
    }
    registry.register(trained);
    registry.register(trained);
    assertThat(models.resolve("bursar")).isDirectoryNotContaining("glob:**.incoming*");
    Files.writeString(models.resolve("champions.next"), "7");
    registry.promote(1);
    registry.promote(2);
    assertThat(registry.champion()).contains(2);
    assertThat(models).isDirectoryNotContaining("glob:**.next");
  }

  @Test
  void aCopyIsFoundUnlessSomebodyChangedIt() throws IOException {
    assertThat(registry.copyOf(trained)).isEmpty();
    registry.register(trained);
    assertThat(registry.copyOf(trained).map(ModelRegistry.Version::number)).contains(1);
    Path other = folder.resolve("other");
    TrainedOnce.copy(trained, other);
    TrainedOnce.changeCard(other, "\"owner\" : \"", "\"owner\" : \"not ");
    assertThat(registry.copyOf(other)).isEmpty();
    Files.writeString(folder.resolve("models/bursar/1/more"), "");
    assertThat(registry.copyOf(trained)).isEmpty();
  }

  @Test
  void whoRegisterAtOnceGetNumbersOfTheirOwn() {
    List<CompletableFuture<Integer>> all =
        IntStream.range(0, 8)
            .mapToObj(
                any ->
                    CompletableFuture.supplyAsync(
                        () ->
                            new ModelRegistry(folder.resolve("models")).register(trained).number()))
            .toList();
    assertThat(all.stream().map(CompletableFuture::join))
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void theSameDataGivesTheSameBytesOfWeights() throws IOException {
    Path again = folder.resolve("again");
    TrainedOnce.into(again);
    String weights = "variables/variables.data-00000-of-00001";
    assertThat(again.resolve(weights)).hasSameBinaryContentAs(trained.resolve(weights));
    assertThat(again.resolve("card.json")).hasSameTextualContentAs(trained.resolve("card.json"));
    assertThat(said(SavedTrees.read(again))).isEqualTo(said(SavedTrees.read(trained)));
    assertThatThrownBy(() -> TrainedOnce.into(again)).hasMessageContaining("not empty");
  }

  /** To the last bit. */
  private static List<Double> said(SavedTrees.Loaded trees) {
    List<History> lines = TrainedOnce.lines().stream().map(DailySeries::whole).toList();
    return Stream.of(trees.now(), trees.past())
        .flatMap(it -> it.forecast(lines).stream())
        .flatMapToDouble(it -> Arrays.stream(it.daily()))
        .boxed()
        .toList();
  }

  /** Two looks at a clock that goes on by a second and a half with each. */
  @Test
  void theCardSaysHowLongTrainingTook() {
    assertThat(TrainedOnce.into(folder.resolve("timed"), new Ticking()).seconds()).isEqualTo(1.5);
  }

  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-11-28T09:00:00Z");

    @Override
    public Instant instant() {
      Instant said = now;
      now = now.plusMillis(1500);
      return said;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void onTooFewDaysNothingIsTrained() {
    List<DailySeries> few =
        List.of(new DailySeries("x", TrainedOnce.FIRST, new double[] {1, 2, 3}));
    assertThatThrownBy(
            () ->
                TrainedModel.train(
                    few,
                    TrainedModel.places(few),
                    Calendar.NONE,
                    Optional.empty(),
                    "anna",
                    folder.resolve("few"),
                    Clock.systemUTC(),
                    done -> {}))
        .hasMessageContaining("BUR-1508");
    assertThat(folder.resolve("few")).doesNotExist();
  }
}
