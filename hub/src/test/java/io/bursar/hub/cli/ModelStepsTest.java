package io.bursar.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.forecasting.features.FeatureTable;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.registry.ModelCard;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import io.bursar.hub.ExitCode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to a version in the registry, step by step and at once. */
class ModelStepsTest {
  private static final List<String> STEPS =
      List.of("import", "features", "train", "evaluate", "register");

  @TempDir private Path folder;
  private Path file;
  private Path work;

  @BeforeEach
  void series() throws IOException {
    file = folder.resolve("series.csv");
    work = folder.resolve("work");
    write(3);
  }

  /** Two lines of 500 days with a week and noise; one day is unknown. */
  private void write(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder rows = new StringBuilder("series_id,date,value\n");
    for (String line : List.of("ads", "cloud")) {
      for (int day = 0; day < 500; day++) {
        double value = 100 + 20 * (day % 7) + 5 * random.nextGaussian();
        if (day != 77) {
          rows.append(line).append(',').append(LocalDate.of(2025, 1, 1).plusDays(day));
          rows.append(',').append(value).append('\n');
        }
      }
    }
    Files.writeString(file, rows);
  }

  @Test
  void runTakesAllStepsAndAgainOnlyThoseThatAreNotDone() throws IOException {
    Map<String, Object> first = run();
    assertThat(first.keySet()).containsExactlyElementsOf(STEPS);
    assertThat(first.values()).doesNotContain("done before");
    assertThat(first.get("register").toString()).startsWith("version 1,");
    assertThat(run().values()).containsOnly("done before");

    // What is lost is made again, and what depends on it.
    Files.delete(work.resolve("features.parquet"));
    Map<String, Object> lost = run();
    assertThat(lost).containsEntry("import", "done before");
    assertThat(lost.values()).containsOnlyOnce("done before");
    assertThat(Files.exists(work.resolve("features.parquet"))).isTrue();

    // As if the power had failed while it trained.
    Files.delete(work.resolve("train.done"));
    Files.createDirectories(work.resolve("model.part/variables"));
    Files.writeString(work.resolve("model.part/variables/half"), "half");
    Map<String, Object> again = run();
    assertThat(again)
        .containsEntry("features", "done before")
        .doesNotContainEntry("train", "done before");
    assertThat(work.resolve("model.part")).doesNotExist();

    // A step by hand in between: what run did before is no longer what lies there.
    write(4);
    assertThat(step("import", "--series", file.toString(), "--absent", "missing").status())
        .isZero();
    assertThat(work.resolve("model")).doesNotExist();
    write(3);
    assertThat(run().values()).doesNotContain("done before");

    write(4);
    assertThat(run().values()).doesNotContain("done before");
    assertThat(card().evaluation()).isNotNull();
    assertThat(work).isDirectoryNotContaining("glob:**.part*");
  }

  @Test
  void aTableThatSomebodyPutThereIsLearntFrom() throws IOException {
    run();
    Path table = work.resolve("features.parquet");
    Places places = FeatureTable.read(table);
    FeatureTable.write(table, places.before(LocalDate.of(2026, 4, 1)));
    Map<String, Object> again = run();
    assertThat(again)
        .containsEntry("features", "done before")
        .doesNotContainEntry("train", "done before");
  }

  /** As if the process had died before it noted that the version is there. */
  @Test
  void aModelIsRegisteredOnce() throws IOException {
    Map<String, Object> first = run();
    Files.delete(work.resolve("register.done"));
    assertThat(run()).containsEntry("register", first.get("register"));
    assertThat(Path.of(models()).resolve("bursar")).isDirectoryNotContaining("glob:**/2");
  }

  @Test
  void twoDoNotWorkInOneFolder() throws IOException {
    assertThat(step("import", "--series", file.toString(), "--absent", "missing").status())
        .isZero();
    try (FileChannel other =
        FileChannel.open(
            work.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      other.lock();
      for (String step : List.of("features", "train", "evaluate")) {
        refused(step(step));
      }
      refused(step("import", "--series", file.toString(), "--absent", "missing"));
      refused(
          step("run", "--series", file.toString(), "--absent", "missing", "--models", models()));
    }
    assertThat(step("features").status()).isZero();
  }

  private static void refused(CommandLineRun run) {
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).startsWith("bursar: BUR-2412 ").hasLineCount(1);
  }

  @Test
  void aStepAfterTheOtherIsTheSame() throws IOException {
    assertThat(step("import", "--series", file.toString(), "--absent", "missing").status())
        .isZero();
    List<DailySeries> series = SeriesFile.read(file, AbsentDays.MISSING);
    List<DailySeries> kept = SeriesFile.read(work.resolve("history.parquet"), AbsentDays.MISSING);
    assertThat(kept)
        .map(ModelStepsTest::text)
        .isEqualTo(series.stream().map(ModelStepsTest::text).toList());
    CommandLineRun features = step("features", "--json");
    int places = ((Number) Json.object(features.out()).get("places")).intValue();
    assertThat(places).isEqualTo(TrainedModel.places(series).size()).isGreaterThan(200);
    assertThat(FeatureTable.read(work.resolve("features.parquet")).size()).isEqualTo(places);
    assertThat(step("train").out()).contains("Trained on 2 series");
    assertThat(card().evaluation()).isNull();
    assertThat(step("evaluate", "--origins", "2").out()).contains("served");
    assertThat(card().evaluation().served().wape().median()).isBetween(0.7, 1.02);
    assertThat(card().learning()).extracting("net").containsExactly("days", "totals");
    CommandLineRun registered =
        CommandLineRun.of("model", "register", work.toString(), "--models", models());
    assertThat(registered.out()).contains("Version 1");
    BufferedImage learning = ImageIO.read(work.resolve("learning.png").toFile());
    assertThat(learning.getWidth()).isEqualTo(LearningPlot.WIDTH);
    for (Color color : List.of(LearningPlot.BEST, LearningPlot.VALIDATION.get(1))) {
      assertThat(has(learning, color)).as("%s", color).isTrue();
    }
    assertThat(ImageIO.read(work.resolve("evaluation.png").toFile())).isNotNull();
    assertThat(Json.object(Files.readString(work.resolve("evaluation.json"))))
        .containsKeys("series", "models", "served");
  }

  private static String text(DailySeries series) {
    return IntStream.range(0, series.days())
        .mapToObj(day -> String.valueOf(series.value(day)))
        .collect(Collectors.joining(" ", series + ": ", ""));
  }

  private ModelCard card() throws IOException {
    return ModelCard.read(work.resolve("model"));
  }

  private static boolean has(BufferedImage picture, Color color) {
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        if (picture.getRGB(x, y) == color.getRGB()) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aStepWithoutTheOneBeforeSaysWhichItIs() {
    for (String each : List.of("features", "train", "evaluate")) {
      CommandLineRun run = step(each);
      assertThat(run.status()).as(each).isEqualTo(ExitCode.FAILED.status());
      assertThat(run.err()).contains("./bursar model import writes it").hasLineCount(1);
    }
    assertThat(step("import", "--series", file.toString(), "--absent", "zero").status()).isZero();
    assertThat(step("train").err()).contains("./bursar model features writes it").hasLineCount(1);
  }

  @Test
  void whereItComesFromIsSaidOnceAndOnlyOnce() {
    List<List<String>> wrong =
        List.of(
            List.of(),
            List.of("--series", file.toString()),
            List.of("--hub", "--absent", "zero"),
            List.of("--hub", "--days", "0"));
    for (List<String> each : wrong) {
      CommandLineRun run = step("import", each.toArray(String[]::new));
      assertThat(run.status()).as("%s", each).isEqualTo(ExitCode.USAGE.status());
    }
    CommandLineRun both = step("evaluate", "--series", file.toString(), "--absent", "zero");
    assertThat(both.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(both.err()).contains("--work");
  }

  private Map<String, Object> run() {
    List<String> words = new ArrayList<>(List.of("model", "run", "--json", "--origins", "1"));
    words.addAll(List.of("--series", file.toString(), "--absent", "missing"));
    words.addAll(List.of("--work", work.toString(), "--models", models()));
    CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return Json.object(run.out());
  }

  private String models() {
    return folder.resolve("models").toString();
  }

  private CommandLineRun step(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("model", name, "--work", work.toString()));
    words.addAll(List.of(more));
    return CommandLineRun.of(words.toArray(String[]::new));
  }
}
