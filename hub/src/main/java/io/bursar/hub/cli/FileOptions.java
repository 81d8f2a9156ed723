package io.bursar.hub.cli;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** A file of daily series, and what is known of their days. */
final class FileOptions {
  @Option(
      names = "--series",
      paramLabel = "FILE",
      description = "CSV or Parquet with the columns series_id, date and value; .csv.gz too.")
  private Path series;

  @Option(
      names = "--absent",
      paramLabel = "zero|missing",
      description = "What a day without a row means: nothing was spent, or nobody knows.")
  private AbsentDays absent;

  @Option(
      names = "--holidays",
      paramLabel = "FILE",
      description = "CSV with a column date: holidays, those of the days to be foreseen too.")
  private Path holidays;

  @Option(
      names = "--promotions",
      paramLabel = "FILE",
      description = "The same for the days of promotions.")
  private Path promotions;

  /** Whether anything of it is said. */
  boolean isGiven() {
    return Stream.of(series, absent, holidays, promotions).anyMatch(it -> it != null);
  }

  /** Whether anything of series is said. */
  boolean hasSeries() {
    return series != null || absent != null;
  }

  /** Whether enough is said to read it. */
  boolean isWhole() {
    return series != null && absent != null;
  }

  List<DailySeries> read() {
    return SeriesFile.read(series, absent);
  }

  Calendar calendar() {
    return new Calendar(days(holidays), days(promotions));
  }

  private static Set<LocalDate> days(Path file) {
    return file == null ? Set.of() : SeriesFile.days(file);
  }

  /** All that is named, as a SHA-256. */
  String digest() {
    List<Path> files = Stream.of(series, holidays, promotions).filter(it -> it != null).toList();
    return Work.digest(files, absent + " " + (holidays != null) + " " + (promotions != null));
  }

  /** The file's name. */
  Optional<String> name() {
    return Optional.ofNullable(series).map(it -> it.getFileName().toString());
  }
}
