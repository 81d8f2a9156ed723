package io.bursar.hub.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "features",
    description =
        "Write what can be learnt from: the features of each place in the history, and what came.",
    sortOptions = false)
final class FeaturesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DIR",
      description =
          "Where ./bursar model import has put the history; the table is put there, as Parquet.")
  private Path folder;

  @Override
  public Integer call() {
    Work work = new Work(folder);
    int places = work.alone(new ModelSteps(work)::features);
    if (model.bursar.json) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("places", places);
      json.put("file", work.features().toString());
      spec.commandLine().getOut().println(Json.pretty(json));
    } else {
      spec.commandLine().getOut().printf("%d places, in %s%n", places, work.features());
    }
    return 0;
  }
}
