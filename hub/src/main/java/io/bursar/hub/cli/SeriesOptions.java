package io.bursar.hub.cli;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.series.DailySeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Daily series, and what is known of their days: a file, or what was imported. */
final class SeriesOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private FileOptions file;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Instead of a file: where ./bursar model import has put them.")
  private Path folder;

  /**
   * The folder that was named instead of a file.
   *
   * @throws ParameterException when both are named, or neither
   */
  Optional<Work> work() {
    if (folder != null && !file.isGiven()) {
      return Optional.of(new Work(folder));
    }
    if (folder == null && file.isWhole()) {
      return Optional.empty();
    }
    throw new ParameterException(
        spec.commandLine(), "Name a file with --series and --absent, or a folder with --work.");
  }

  List<DailySeries> read() {
    return work().map(Work::readHistory).orElseGet(file::read);
  }

  Calendar calendar() {
    return work().map(Work::readCalendar).orElseGet(file::calendar);
  }

  /** The file's name, or the folder. */
  String name() {
    return file.name().orElseGet(() -> String.valueOf(folder));
  }
}
