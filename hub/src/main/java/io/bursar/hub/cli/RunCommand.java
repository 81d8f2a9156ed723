package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.registry.ModelCard;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import io.bursar.forecasting.series.DailySeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = {
      "From history to a version in the registry: import, features, train, evaluate, register.",
      "Run again, it goes on with the first step that is not done, or whose input has changed.",
    },
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;
  @Mixin private ImportOptions from;
  @Mixin private RegistryOption registry;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DIR",
      description = "Where the steps leave what they make; made if it is not there.")
  private Path folder;

  @Option(
      names = "--owner",
      defaultValue = "${sys:user.name}",
      paramLabel = "NAME",
      description = "Who answers for the model (default: the user).")
  private String owner;

  @Option(
      names = "--origins",
      defaultValue = "6",
      paramLabel = "N",
      description = "From how many days on it is evaluated (default: 6).")
  private int origins;

  private final Map<String, Object> said = new LinkedHashMap<>();

  @Override
  public Integer call() {
    if (origins < 1 || origins > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--origins is a number from 1 to " + MOST + ".");
    }
    Work work = new Work(folder).create();
    return work.alone(() -> run(work));
  }

  private int run(Work work) {
    ModelSteps steps = new ModelSteps(work);
    ModelRegistry models = registry.registry(model);
    step(
        work,
        "import",
        work.history(),
        () -> from.digest(model.bursar),
        () -> imported(work, steps));
    step(
        work,
        "features",
        work.features(),
        () -> Work.digest(List.of(work.history()), FeatureRow.NAMES.toString()),
        () -> "%d places, in %s".formatted(steps.features(), work.features()));
    step(
        work,
        "train",
        work.model(),
        () -> Work.digest(work.learnt(), owner + " " + work.taken("features")),
        () -> trained(steps.train(owner)));
    step(
        work,
        "evaluate",
        work.evaluation(),
        () -> Work.digest(work.imported(), origins + " " + work.taken("train")),
        () -> evaluated(steps.evaluate(origins)));
    step(
        work,
        "register",
        work.model(),
        () -> Work.digest(List.of(work.model()), String.valueOf(models.folder())),
        () ->
            registered(models.copyOf(work.model()).orElseGet(() -> models.register(work.model()))));
    if (model.bursar.json) {
      spec.commandLine().getOut().println(Json.pretty(said));
    }
    return 0;
  }

  /**
   * Takes a step, unless it is done.
   *
   * @param leaves what it makes
   * @param takes of what; asked for when the steps before are through
   */
  private void step(
      Work work, String name, Path leaves, Supplier<String> takes, Supplier<String> step) {
    String input = takes.get();
    boolean before = Files.exists(leaves) && work.taken(name).equals(Optional.of(input));
    String line = before ? "done before" : step.get();
    if (!before) {
      work.done(name, input);
    }
    said.put(name, line);
    if (!model.bursar.json) {
      spec.commandLine().getOut().printf("%-9s %s%n", name, line);
    }
  }

  private String imported(Work work, ModelSteps steps) {
    List<DailySeries> series = from.read(model.bursar);
    steps.keep(series, from.calendar(model.bursar));
    return "%d series, in %s".formatted(series.size(), work.history());
  }

  private static String trained(ModelCard card) {
    return "on %d series, %s to %s; rounds kept: %s"
        .formatted(
            card.series(),
            card.firstDay(),
            card.cut().minusDays(1),
            card.learning().stream().map(it -> it.net() + " " + it.best()).toList());
  }

  private static String evaluated(EvaluationReport report) {
    return String.format(
        Locale.ROOT,
        "served %.3f a day and %.3f a sum of the floor's error, from %d origins",
        report.served().wape().median(),
        report.served().total().median(),
        report.origins().size());
  }

  private static String registered(Version version) {
    return "version %d, in %s; ./bursar model promote %1$d lets it serve"
        .formatted(version.number(), version.folder());
  }
}
