package io.bursar.hub.cli;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where daily series come from: a file, or a hub. */
final class ImportOptions {
  private static final int MOST_DAYS = 3660;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private FileOptions file;

  @Option(
      names = "--hub",
      description = {
        "Instead of a file: the daily usage of the running hub's nodes, up to the day that is over",
        "in every zone, a day without spend is 0; and what its tenants' calendar.yaml say."
      })
  private boolean hub;

  @Option(names = "--tenant", paramLabel = "T", description = "Of the hub, only this tenant.")
  private String tenant;

  @Option(
      names = "--days",
      defaultValue = "730",
      paramLabel = "N",
      description = "Of the hub, so many days (default: 730).")
  private int days;

  /** Reads them. */
  List<DailySeries> read(BursarCommand bursar) {
    require();
    if (!hub) {
      return file.read();
    }
    try (Progress progress = Progress.of("asking the hub", days)) {
      return HubHistory.read(Connection.to(bursar), tenant, last(), days, progress::at);
    }
  }

  /** Over in every zone. */
  private static LocalDate last() {
    return LocalDate.now(ZoneOffset.UTC).minusDays(2);
  }

  private void require() {
    if (hub ? file.hasSeries() : !file.isWhole()) {
      throw new ParameterException(
          spec.commandLine(), "Name a file with --series and --absent, or --hub.");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new ParameterException(
          spec.commandLine(), "--days is a number from 1 to " + MOST_DAYS + ".");
    }
  }

  /** What is known of their days: what files say, and of a hub its tenants' own calendars. */
  Calendar calendar(BursarCommand bursar) {
    return hub
        ? HubCalendar.read(Connection.to(bursar), tenant).and(file.calendar())
        : file.calendar();
  }

  /** What is read, so that it need not be read twice; a hub has more each day. */
  String digest(BursarCommand bursar) {
    require();
    return file.digest() + (hub ? digestOfHub(bursar) : "");
  }

  private String digestOfHub(BursarCommand bursar) {
    Calendar known = calendar(bursar);
    return " %s %s %d %s %s %s"
        .formatted(
            last(), tenant, days, Connection.address(bursar), known.holidays(), known.promotions());
  }
}
