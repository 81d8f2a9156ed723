package io.bursar.hub.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
    name = "bursar",
    description = "An event-driven budget-control hub: exact spend in, budget decisions out.",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      ReadyCommand.class,
      StopCommand.class,
      ImportCommand.class,
      UsageCommand.class,
      StatementCommand.class,
      CloseCommand.class,
      ForecastsCommand.class,
      RejectsCommand.class,
      DecisionsCommand.class,
      DeliveriesCommand.class,
      KeysCommand.class,
      RebuildCommand.class,
      LintCommand.class,
      BenchCommand.class,
      ModelCommand.class,
    },
    footer = {
      "",
      "A hub is found at --port on this machine; its key is BURSAR_ADMIN_KEY, or admin.key in",
      "its data folder."
    })
final class BursarCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      defaultValue = "${env:BURSAR_DATA:-data}",
      description = "Data folder (BURSAR_DATA; default: ./data).")
  Path data;

  @Option(
      names = "--port",
      scope = ScopeType.INHERIT,
      paramLabel = "PORT",
      defaultValue = "${env:BURSAR_PORT:-8470}",
      converter = PortConverter.class,
      description = "HTTP port of the hub (BURSAR_PORT; default: 8470).")
  int port;

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      defaultValue = "${env:BURSAR_CONFIG:-config}",
      description = "Configuration folder (BURSAR_CONFIG; default: ./config).")
  Path config;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print JSON for scripts instead of text for people.")
  boolean json;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which command? " + String.join(", ", spec.subcommands().keySet()));
  }
}
