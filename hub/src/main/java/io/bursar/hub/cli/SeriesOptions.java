package io.bursar.hub.cli;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.series.AbsentDays;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.SeriesFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** A file of daily series, and what is known of their days. */
final class SeriesOptions {
  @Option(
      names = "--series",
      required = true,
      paramLabel = "FILE",
      description = "CSV with the columns series_id, date and value; .gz too.")
  private Path series;

  @Option(
      names = "--absent",
      required = true,
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

  List<DailySeries> read() {
    return SeriesFile.read(series, absent);
  }

  /** The file's name. */
  String name() {
    return String.valueOf(series.getFileName());
  }

  Calendar calendar() {
    return new Calendar(days(holidays), days(promotions));
  }

  private static Set<LocalDate> days(Path file) {
    return file == null ? Set.of() : SeriesFile.days(file);
  }
}
