package io.bursar.hub.cli;

import io.bursar.forecasting.registry.ModelRegistry.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "promote",
    description = "Let a version serve, from the next forecast on.",
    sortOptions = false)
final class PromoteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;
  @Mixin private RegistryOption registry;

  @Parameters(paramLabel = "VERSION", description = "Number of the version.")
  private int version;

  @Override
  public Integer call() {
    Version promoted = registry.registry(model).promote(version);
    ModelVersions.print(
        spec, model.bursar.json, promoted, "Version " + promoted.number() + " serves.");
    return 0;
  }
}
