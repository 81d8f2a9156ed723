package io.bursar.hub.cli;

import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "register",
    description = "Take a trained model into the registry, as the next version.",
    sortOptions = false)
final class RegisterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;
  @Mixin private RegistryOption registry;

  @Parameters(
      paramLabel = "DIR",
      description = "What ./bursar model train wrote: a model, or a folder of --work with one.")
  private Path trained;

  @Override
  public Integer call() {
    ModelRegistry models = registry.registry(model);
    Work work = new Work(trained);
    Version version =
        Files.isDirectory(work.model())
            ? work.alone(() -> models.register(work.model()))
            : models.register(trained);
    ModelVersions.print(
        spec,
        model.bursar.json,
        version,
        "Version %d, in %s. ./bursar model promote %1$d lets it serve."
            .formatted(version.number(), version.folder()));
    return 0;
  }
}
