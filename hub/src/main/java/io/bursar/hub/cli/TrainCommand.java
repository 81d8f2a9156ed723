package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.registry.ModelCard;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.DailySeries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = {
      "Train a model on a file of daily series, all of it, and write it down with its card.",
      "./bursar model register takes it into the registry."
    },
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Spec private CommandSpec spec;
  @ParentCommand private ModelCommand model;

  @Mixin private SeriesOptions series;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the model is written; empty, or not there yet. Of --work: its model.")
  private Path out;

  @Option(
      names = "--owner",
      defaultValue = "${sys:user.name}",
      paramLabel = "NAME",
      description = "Who answers for it (default: the user).")
  private String owner;

  @Option(
      names = "--origins",
      defaultValue = "6",
      paramLabel = "N",
      description = {
        "How many origins it is evaluated from first, for its card (default: 6); 0 for none.",
        "Of --work, ./bursar model evaluate does that."
      })
  private int origins;

  @Override
  public Integer call() {
    if (origins < 0 || origins > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--origins is a number from 0 to " + MOST + ".");
    }
    Optional<Work> work = series.work();
    if (work.isPresent()) {
      ModelSteps steps = new ModelSteps(work.get());
      return said(work.get().alone(() -> steps.train(owner)), work.get().model());
    }
    if (out == null) {
      throw new ParameterException(spec.commandLine(), "Name a folder with --out.");
    }
    List<DailySeries> lines = series.read();
    Optional<EvaluationReport> evaluation =
        origins == 0
            ? Optional.empty()
            : Optional.of(ModelRuns.evaluate(lines, origins, series.calendar()));
    ModelCard card =
        ModelRuns.train(
            lines, TrainedModel.places(lines), series.calendar(), evaluation, owner, out);
    return said(card, out);
  }

  private int said(ModelCard card, Path folder) {
    PrintWriter words = spec.commandLine().getOut();
    words.print(
        model.bursar.json
            ? card.text()
            : "Trained on %d series, %s to %s, into %s.%n"
                .formatted(card.series(), card.firstDay(), card.cut().minusDays(1), folder));
    return 0;
  }
}
