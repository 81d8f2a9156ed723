package io.bursar.forecasting.evaluation;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.neural.FoundingLstm;
import io.bursar.forecasting.neural.LearningCurve;
import io.bursar.forecasting.neural.Neural;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.trees.TreeEnsemble;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** The models that were trained on what came before a day; none where that was too little. */
final class Trained implements AutoCloseable {
  private static final double FIRST = 0.5;
  private static final double SCOUTING = 0.3;

  private final List<LearningCurve> scouted;
  private final Optional<Neural> neural;
  private final Optional<FoundingLstm> founding;
  private final Optional<TreeEnsemble> trees;

  private Trained(
      List<LearningCurve> scouted,
      Optional<Neural> neural,
      Optional<FoundingLstm> founding,
      Optional<TreeEnsemble> trees) {
    this.scouted = scouted;
    this.neural = neural;
    this.founding = founding;
    this.trees = trees;
  }

  static Trained none() {
    return new Trained(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Trains those by whose past errors the others are judged.
   *
   * @param cut they know nothing from this day on
   * @param progress is told what share is done, 0 to 1
   */
  static Trained before(
      List<DailySeries> series,
      LocalDate cut,
      Calendar calendar,
      long seed,
      DoubleConsumer progress) {
    List<LearningCurve> scouted =
        Neural.scout(
            new Places(series, cut), cut, calendar, seed, it -> progress.accept(it * SCOUTING));
    return on(
        series,
        cut,
        scouted,
        calendar,
        seed,
        it -> progress.accept(SCOUTING + it * (1 - SCOUTING)));
  }

  /**
   * Trains those who foresee, each net as long as was good for it before.
   *
   * @param cut they know nothing from this day on
   * @param progress is told what share is done, 0 to 1
   */
  Trained later(
      List<DailySeries> series,
      LocalDate cut,
      Calendar calendar,
      long seed,
      DoubleConsumer progress) {
    return on(series, cut, scouted, calendar, seed, progress);
  }

  private static Trained on(
      List<DailySeries> series,
      LocalDate cut,
      List<LearningCurve> scouted,
      Calendar calendar,
      long seed,
      DoubleConsumer progress) {
    Places places = new Places(series, cut);
    Optional<TreeEnsemble> trees = TreeEnsemble.train(places, seed);
    return new Trained(
        scouted,
        Neural.train(places, scouted, calendar, seed, it -> progress.accept(it * FIRST)),
        FoundingLstm.train(
            series, cut, calendar, seed, it -> progress.accept(FIRST + it * (1 - FIRST))),
        trees);
  }

  boolean isEmpty() {
    return neural.isEmpty() && founding.isEmpty() && trees.isEmpty();
  }

  List<Forecaster> forecasters() {
    List<Forecaster> all = new ArrayList<>();
    neural.ifPresent(all::add);
    founding.ifPresent(all::add);
    trees.ifPresent(all::add);
    return all;
  }

  @Override
  public void close() {
    neural.ifPresent(Neural::close);
    founding.ifPresent(FoundingLstm::close);
  }
}
