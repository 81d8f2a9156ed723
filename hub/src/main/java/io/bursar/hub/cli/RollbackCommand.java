package io.bursar.hub.cli;

import io.bursar.forecasting.registry.ModelRegistry.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "rollback",
    description = "Let the version serve again that served before.",
    sortOptions = false)
final class RollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;
  @Mixin private RegistryOption registry;

  @Override
  public Integer call() {
    Version before = registry.registry(model).rollback();
    ModelVersions.print(
        spec, model.bursar.json, before, "Version " + before.number() + " serves again.");
    return 0;
  }
}
