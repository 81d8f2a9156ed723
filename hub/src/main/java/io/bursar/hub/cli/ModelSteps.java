package io.bursar.hub.cli;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.registry.ModelCard;
import io.bursar.forecasting.registry.TrainedModel;
import io.bursar.forecasting.series.DailySeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The steps by which a model comes about in a folder. */
final class ModelSteps {
  private final Work work;

  ModelSteps(Work work) {
    this.work = work;
  }

  /** Keeps series and calendar. */
  void keep(List<DailySeries> series, Calendar calendar) {
    if (series.isEmpty()) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_TOO_SHORT, "history", "there is not a single row.");
    }
    work.create().begin("import");
    work.keep(series, calendar);
  }

  /**
   * Writes the features of all places to learn from, as they were known then.
   *
   * @return how many
   */
  int features() {
    Places places = TrainedModel.places(work.readHistory());
    work.begin("features");
    work.keep(places);
    return places.size();
  }

  /** Trains on the table of features, and draws how. */
  ModelCard train(String owner) {
    List<DailySeries> series = work.readHistory();
    Places places = work.readFeatures();
    work.begin("train");
    Path part = work.unfinishedModel();
    ModelCard card;
    try (Picture picture = Picture.into(work.learning())) {
      card = ModelRuns.train(series, places, work.readCalendar(), Optional.empty(), owner, part);
      picture.draw(LearningPlot.of(card.learning()));
    }
    work.keepModel(part);
    return card;
  }

  /** Looks how models like the trained one would have done, and draws and keeps it. */
  EvaluationReport evaluate(int origins) {
    List<DailySeries> series = work.readHistory();
    try (Picture picture = Picture.into(work.evaluationPlot())) {
      EvaluationReport report = ModelRuns.evaluate(series, origins, work.readCalendar());
      picture.draw(EvaluationPlot.of(report, work.toString()));
      keep(report);
      return report;
    }
  }

  /** Keeps figures, and writes them into the card of the trained model where there is one. */
  void keep(EvaluationReport report) {
    work.begin("evaluate");
    work.write(work.evaluation(), Json.pretty(EvaluationText.json(report)) + "\n");
    if (Files.exists(work.model())) {
      try {
        ModelCard.read(work.model()).with(report).write(work.model());
      } catch (IOException e) {
        throw new ForecastingProblem(
            ForecastingCode.MODEL_REFUSED,
            work.model().toString(),
            "its card cannot be read or written: " + e.getMessage() + ".");
      }
    }
  }
}
