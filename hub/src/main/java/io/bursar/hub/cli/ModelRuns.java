package io.bursar.hub.cli;

import io.bursar.forecasting.evaluation.Evaluation;
import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.registry.ModelCard;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.DailySeries;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What takes minutes, with a bar. */
final class ModelRuns {
  private static final int PERCENT = 100;
  private static final int APART = 30;

  private ModelRuns() {}

  /** Evaluates from origins 30 days apart, the last 30 days of the series being the last. */
  static EvaluationReport evaluate(List<DailySeries> series, int origins, Calendar calendar) {
    return run(new Evaluation(series, origins, APART, Optional.empty(), calendar));
  }

  /** Evaluates. */
  static EvaluationReport run(Evaluation evaluation) {
    try (Progress progress = Progress.of("evaluating", PERCENT)) {
      return evaluation.run(done -> progress.at(Math.round(done * PERCENT)));
    }
  }

  /** Trains and writes the model, as {@link TrainedModel#train}. */
  static ModelCard train(
      List<DailySeries> series,
      Places places,
      Calendar calendar,
      Optional<EvaluationReport> evaluation,
      String owner,
      Path folder) {
    try (Progress progress = Progress.of("training", PERCENT)) {
      return TrainedModel.train(
          series,
          places,
          calendar,
          evaluation,
          owner,
          folder,
          Clock.systemUTC(),
          done -> progress.at(Math.round(done * PERCENT)));
    }
  }
}
