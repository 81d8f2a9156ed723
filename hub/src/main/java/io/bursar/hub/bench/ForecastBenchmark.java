package io.bursar.hub.bench;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.neural.LoadedNets;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.hub.cli.PeakMemory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What training and foreseeing cost: a model of many lines, its loading, forecasts of the model
 * alone and as they are served, and single ones.
 */
public final class ForecastBenchmark implements Benchmark {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final double NANOS = 1e9;
  private static final double NANOS_A_MILLI = 1e6;
  private static final int WARM = 200;

  @Override
  public String name() {
    return "forecast";
  }

  @Override
  public String measures() {
    return "training, loading a model and foreseeing (train=500 days=730 lines=10000 singles=2000)";
  }

  @Override
  public Map<String, Object> run(Map<String, String> given, PrintWriter progress) throws Exception {
    Settings settings =
        Settings.of(given, Map.of("train", 500, "days", 730, "lines", 10_000, "singles", 2_000));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("machine", Machine.now());
    figures.put("settings", settings.all());
    int days = settings.get("days");
    LocalDate origin = FIRST.plusDays(days);
    Path folder = Files.createTempDirectory("bursar-bench");
    try {
      train(lines(settings.get("train"), days), folder, figures, progress);
      ModelRegistry registry = new ModelRegistry(folder.resolve("models"));
      Version version = registry.register(folder.resolve("trained"));
      registry.promote(version.number());
      alone(version, settings.get("lines"), days, figures, progress);
      served(registry, settings, origin, figures, progress);
    } finally {
      BenchHub.delete(folder);
    }
    figures.put("peakMb", PeakMemory.megabytes());
    return figures;
  }

  private static void train(
      List<DailySeries> lines, Path folder, Map<String, Object> figures, PrintWriter progress) {
    long begun = System.nanoTime();
    TrainedModel.train(
        lines,
        TrainedModel.places(lines),
        Calendar.NONE,
        Optional.empty(),
        "bench",
        folder.resolve("trained"),
        Clock.systemUTC(),
        done -> {});
    figures.put("trainSeconds", seconds(begun));
    figures.put("trainPeakMb", PeakMemory.megabytes());
    progress.printf("trained in %.1f s%n", seconds(begun));
  }

  /** The nets themselves: what the model costs without champions and bands. */
  private static void alone(
      Version version, int most, int days, Map<String, Object> figures, PrintWriter progress) {
    long begun = System.nanoTime();
    List<Map<String, Object>> runs = new ArrayList<>();
    try (LoadedNets nets = SavedNets.read(version.folder(), Calendar.NONE)) {
      figures.put("loadSeconds", seconds(begun));
      for (int count = Math.max(1, most / 100); count <= most; count *= 10) {
        List<History> histories = lines(count, days).stream().map(DailySeries::whole).toList();
        begun = System.nanoTime();
        nets.now().forecast(histories);
        runs.add(run(count, seconds(begun)));
        progress.printf("the model alone, %d lines: %.2f s%n", count, seconds(begun));
      }
    }
    figures.put("modelAlone", runs);
  }

  private static void served(
      ModelRegistry registry,
      Settings settings,
      LocalDate origin,
      Map<String, Object> figures,
      PrintWriter progress) {
    List<Map<String, Object>> runs = new ArrayList<>();
    try (ModelShelf shelf = new ModelShelf(registry)) {
      Foresight foresight = new Foresight(shelf);
      int most = settings.get("lines");
      for (int count = Math.max(1, most / 100); count <= most; count *= 10) {
        List<DailySeries> lines = lines(count, settings.get("days"));
        long begun = System.nanoTime();
        int answers = foresight.foresee(lines, origin).size();
        runs.add(run(answers, seconds(begun)));
        progress.printf("as served, %d lines: %.2f s%n", answers, seconds(begun));
      }
      figures.put("served", runs);
      List<DailySeries> one = lines(1, settings.get("days"));
      int singles = settings.get("singles");
      double[] millis = new double[singles];
      for (int i = -WARM; i < singles; i++) {
        long begun = System.nanoTime();
        foresight.foresee(one, origin);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - begun) / NANOS_A_MILLI;
        }
      }
      Arrays.sort(millis);
      figures.put("singleP50Ms", rounded(millis[singles / 2]));
      figures.put("singleP99Ms", rounded(millis[singles * 99 / 100]));
    }
  }

  private static Map<String, Object> run(int lines, double seconds) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("lines", lines);
    run.put("seconds", seconds);
    run.put("residentMb", Memory.megabytes());
    return run;
  }

  private static double seconds(long begun) {
    return rounded((System.nanoTime() - begun) / NANOS);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** A week, a month's end, and noise, each line of another size. */
  private static List<DailySeries> lines(int count, int days) {
    Random random = new Random(17);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < count; line++) {
      double size = Math.exp(3 * random.nextGaussian());
      double[] values = new double[days];
      for (int day = 0; day < days; day++) {
        LocalDate on = FIRST.plusDays(day);
        double end = on.getDayOfMonth() == on.lengthOfMonth() ? 2 : 1;
        double weekday = 1 + on.getDayOfWeek().getValue() % 4 * 0.3;
        values[day] = size * Math.max(0, weekday * end + 0.2 * random.nextGaussian());
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }
}
