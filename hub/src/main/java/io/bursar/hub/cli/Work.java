package io.bursar.hub.cli;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.FeatureTable;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder in which a model comes about, a step after the other: each takes what the one before has
 * left, and leaves a mark of what it took once it is through. Files appear when they are whole.
 */
final class Work {
  private static final List<String> STEPS =
      List.of("import", "features", "train", "evaluate", "register");
  private static final String DATE = "date";
  private static final String LOCK = ".lock";

  private final Path folder;

  Work(Path folder) {
    this.folder = folder;
  }

  /** The daily series, Parquet. */
  Path history() {
    return folder.resolve("history.parquet");
  }

  /** The table of features of all places to learn from, Parquet. */
  Path features() {
    return folder.resolve("features.parquet");
  }

  /** The model, with its card. */
  Path model() {
    return folder.resolve("model");
  }

  /** How its nets learnt, PNG. */
  Path learning() {
    return folder.resolve("learning.png");
  }

  /** How models did, JSON. */
  Path evaluation() {
    return folder.resolve("evaluation.json");
  }

  /** The same, PNG. */
  Path evaluationPlot() {
    return folder.resolve("evaluation.png");
  }

  private Path holidays() {
    return folder.resolve("holidays.csv");
  }

  private Path promotions() {
    return folder.resolve("promotions.csv");
  }

  /** What was imported. */
  List<Path> imported() {
    return List.of(history(), holidays(), promotions());
  }

  /** What a model is trained on. */
  List<Path> learnt() {
    return List.of(history(), features(), holidays(), promotions());
  }

  /** Makes the folder. */
  Work create() {
    try {
      Files.createDirectories(folder);
      return this;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Does something in the folder while nobody else does, in whatever process: two would each put
   * together a model out of what both have left. Where there is no folder, there is nothing to
   * guard.
   *
   * @throws ProgramProblem when somebody else is at it
   */
  <T> T alone(Supplier<T> steps) {
    if (!Files.isDirectory(folder)) {
      return steps.get();
    }
    Path file = folder.resolve(LOCK);
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held == null) {
        throw inUse();
      }
      return steps.get();
    } catch (OverlappingFileLockException e) {
      throw inUse();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private ProgramProblem inUse() {
    return new ProgramProblem(
        ProgramCode.WORK_IN_USE, "another ./bursar model works in " + folder + ".");
  }

  /** Keeps what was imported. */
  void keep(List<DailySeries> series, Calendar calendar) {
    SeriesFile.write(history(), series);
    write(holidays(), text(calendar.holidays()));
    write(promotions(), text(calendar.promotions()));
  }

  private static String text(List<LocalDate> days) {
    return days.stream()
        .map(LocalDate::toString)
        .collect(Collectors.joining("\n", DATE + "\n", "\n"));
  }

  /**
   * Makes sure that there is a history.
   *
   * @throws ForecastingProblem when there is none
   */
  void requireImported() {
    requireWritten(history(), "import");
  }

  List<DailySeries> readHistory() {
    requireImported();
    return SeriesFile.read(history(), AbsentDays.MISSING);
  }

  private static void requireWritten(Path file, String step) {
    if (!Files.exists(file)) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_UNREADABLE,
          file.toString(),
          "there is no such file; ./bursar model " + step + " writes it.");
    }
  }

  Calendar readCalendar() {
    return new Calendar(days(holidays()), days(promotions()));
  }

  private static Set<LocalDate> days(Path file) {
    return Files.exists(file) ? SeriesFile.days(file) : Set.of();
  }

  /** Keeps a table of features. */
  void keep(Places places) {
    FeatureTable.write(features(), places);
  }

  Places readFeatures() {
    requireWritten(features(), "features");
    return FeatureTable.read(features());
  }

  /** Where a model is written before it is whole; empty. */
  Path unfinishedModel() {
    Path part = folder.resolve("model.part");
    delete(part);
    return part;
  }

  /** Takes a whole model over. */
  void keepModel(Path part) {
    delete(model());
    move(part, model());
  }

  /** Writes a file, whole or not at all. */
  void write(Path file, String text) {
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      Files.writeString(part, text);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    move(part, file);
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(to, e);
    }
  }

  private static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw unwritable(tree, e);
    }
  }

  /**
   * Begins a step anew: what it made stays until it is made again, but nobody takes it for
   * finished, and what later steps made of it goes.
   */
  void begin(String step) {
    try {
      int from = STEPS.indexOf(step);
      for (String each : STEPS.subList(from, STEPS.size())) {
        Files.deleteIfExists(mark(each));
      }
      if (from < STEPS.indexOf("features")) {
        Files.deleteIfExists(features());
      }
      if (from < STEPS.indexOf("train")) {
        delete(model());
        Files.deleteIfExists(learning());
      }
      if (from < STEPS.indexOf("evaluate")) {
        Files.deleteIfExists(evaluation());
        Files.deleteIfExists(evaluationPlot());
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** What a step took when it was last through; empty when it never was. */
  Optional<String> taken(String step) {
    try {
      return Files.exists(mark(step))
          ? Optional.of(Files.readString(mark(step)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Marks a step as through. */
  void done(String step, String takes) {
    write(mark(step), takes);
  }

  private Path mark(String step) {
    return folder.resolve(step + ".done");
  }

  /**
   * What a step takes, as a SHA-256 of files and options.
   *
   * @param files of a folder, all of its files
   */
  static String digest(List<Path> files, String options) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(options.getBytes(StandardCharsets.UTF_8));
      for (Path file : files) {
        try (Stream<Path> all = Files.walk(file)) {
          for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(each.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(each));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_UNREADABLE, String.valueOf(e.getMessage()), "it cannot be read.");
    }
  }

  private static ProgramProblem unwritable(Path file, IOException e) {
    return new ProgramProblem(
        ProgramCode.FILE_UNWRITABLE, file + " cannot be written: " + e.getMessage(), e);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
