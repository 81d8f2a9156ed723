package io.bursar.hub.cli;

import io.bursar.forecasting.registry.ModelRegistry;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which registry; the hub's own by default. */
final class RegistryOption {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "${env:BURSAR_MODELS}",
      description = "Folder of the registry (BURSAR_MODELS; default: models in the data folder).")
  private Path models;

  ModelRegistry registry(ModelCommand model) {
    boolean given = models != null && !models.toString().isEmpty();
    return new ModelRegistry(given ? models : model.bursar.data.resolve("models"));
  }
}
