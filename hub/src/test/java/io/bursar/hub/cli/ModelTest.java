package io.bursar.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
  @TempDir private Path folder;
  private Path file;

  /** Two lines of 500 days with a week and noise. */
  @BeforeEach
  void series() throws IOException {
    Random random = new Random(3);
    StringBuilder rows = new StringBuilder("series_id,date,value\n");
    for (String line : List.of("ads", "cloud")) {
      for (int day = 0; day < 500; day++) {
        double value = 100 + 20 * (day % 7) + 5 * random.nextGaussian();
        rows.append(line).append(',').append(LocalDate.of(2025, 1, 1).plusDays(day));
        rows.append(',').append(value).append('\n');
      }
    }
    file = folder.resolve("series.csv");
    Files.writeString(file, rows);
  }

  @Test
  void evaluatePrintsWhatScriptsRelyOn() {
    CommandLineRun run = evaluate("--origins", "2", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    Map<String, Object> report = Json.object(run.out());
    assertThat(report)
        .containsEntry("series", 2)
        .containsEntry("forecasts", 4)
        .containsKeys("models", "served", "seconds", "peak_mb");
    List<?> models = (List<?>) report.get("models");
    assertThat(models)
        .map(it -> String.valueOf(((Map<?, ?>) it).get("name")))
        .contains("weekday-mean", "seasonal-naive", "ets", "theta", "neural");
    assertThat(figure(models.get(0), "wape", "median")).isEqualTo(1.0);
    assertThat(figure(models.get(0), "total", "pooled")).isEqualTo(1.0);
    Object served = report.get("served");
    assertThat(figure(served, "wape", "pooled")).isBetween(0.7, 1.02);
    assertThat(figure(served, "coverage", "daily")).isBetween(0.6, 0.95);
    assertThat(figure(served, "interval_score", "daily")).isPositive();
    assertThat(((Map<?, ?>) served).get("lines")).isEqualTo(1.0);
    double lines = models.stream().mapToDouble(it -> (Double) ((Map<?, ?>) it).get("lines")).sum();
    assertThat(lines).isEqualTo(1.0);
  }

  @Test
  void forPeopleItIsATable() {
    CommandLineRun run = evaluate("--origins", "1", "--first", "440");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("2 series, 2 forecasts of 30 days from 1 origins, 2026-03-17 to 2026-03-17")
        .contains("MODEL", "COVERAGE", "weekday-mean", "served");
  }

  @Test
  void aPictureIsDrawnBesideTheTable() throws IOException {
    Path picture = folder.resolve("evaluation.png");
    CommandLineRun run = evaluate("--origins", "1", "--first", "80", "--plot", picture.toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("weekday-mean", "served");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(EvaluationPlot.WIDTH);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  /** Before anything is read or trained. */
  @Test
  void aPictureThatCannotBeWrittenIsOneLine() throws IOException {
    Files.delete(file);
    for (Path picture : List.of(folder.resolve("none/evaluation.png"), folder)) {
      CommandLineRun run = evaluate("--plot", picture.toString());
      assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
      assertThat(run.err()).contains("BUR-2411", picture + " cannot be written").hasLineCount(1);
    }
    CommandLineRun run = evaluate("--plot", folder.resolve("evaluation.png").toString());
    assertThat(run.err()).contains("BUR-1500");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    CommandLineRun run =
        CommandLineRun.of(
            "model", "evaluate", "--series", folder + "/none.csv", "--absent", "zero");
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).contains("BUR-1500", "none.csv: there is no such file").hasLineCount(1);
  }

  @Test
  void aBadRowIsNamedWithItsLine() throws IOException {
    Files.writeString(file, "series_id,date,value\nads,2026-01-01,1\nads,2026-13-01,1\n");
    assertThat(evaluate().err()).contains("BUR-1502", "series.csv:3", "2026-13-01");
  }

  @Test
  void tooFewDaysAreSaid() throws IOException {
    Files.writeString(file, "series_id,date,value\nads,2026-01-01,1\n");
    CommandLineRun run = evaluate();
    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).contains("BUR-1504", "2026-01-01 to 2026-01-01");
    Files.writeString(file, "series_id,date,value\n");
    assertThat(evaluate().err()).contains("BUR-1504", "not a single row");
    Files.writeString(file, "series_id,date,value\nads,2026-01-01,\nads,2026-03-01,\n");
    assertThat(evaluate().err()).contains("BUR-1504", "no series has a known day");
  }

  @Test
  void wrongOptionsAreWrongUsage() {
    assertThat(CommandLineRun.of("model").status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(CommandLineRun.of("model", "evaluate").err()).contains("--series", "--absent");
    assertThat(evaluate("--origins", "0").status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(evaluate("--first", "soon").err()).contains("soon", "2026-11-28");
    assertThat(CommandLineRun.of("model", "evaluate", "--absent", "maybe").err()).contains("maybe");
  }

  private CommandLineRun evaluate(String... more) {
    String[] words = {"model", "evaluate", "--series", file.toString(), "--absent", "missing"};
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return CommandLineRun.of(all);
  }

  private static double figure(Object model, String figure, String part) {
    return ((Number) ((Map<?, ?>) ((Map<?, ?>) model).get(figure)).get(part)).doubleValue();
  }
}
