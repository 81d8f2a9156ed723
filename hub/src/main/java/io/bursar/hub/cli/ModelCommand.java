package io.bursar.hub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "model",
    description = "Train, evaluate and promote the models that foresee. Needs no running hub.",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ImportSeriesCommand.class,
      FeaturesCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      RegisterCommand.class,
      RunCommand.class,
      ModelVersions.class,
      PromoteCommand.class,
      RollbackCommand.class,
    })
final class ModelCommand implements Runnable {
  @Spec private CommandSpec spec;
  @ParentCommand BursarCommand bursar;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which command? " + String.join(", ", spec.subcommands().keySet()));
  }
}
