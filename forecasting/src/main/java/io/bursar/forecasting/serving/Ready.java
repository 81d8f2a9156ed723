package io.bursar.forecasting.serving;

import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.neural.LoadedNets;
import io.bursar.forecasting.registry.ModelCard;
import io.bursar.forecasting.serving.ModelShelf.Serving;
import io.bursar.forecasting.trees.SavedTrees;
import io.bursar.forecasting.trees.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A version that was loaded: its nets, and its trees if it has any. */
record Ready(int number, ModelCard card, LoadedNets nets, Optional<SavedTrees.Loaded> trees) {

  /**
   * What a request may use. Whose days are known says which lie ahead; what was learnt with is true
   * of the past.
   */
  Serving serving(Calendar known) {
    Calendar learnt = learnt(card);
    Calendar told = known.isEmpty() ? learnt : learnt.before(card.cut()).and(known);
    LoadedNets.Both both = nets.request(told);
    return new Serving(
        with(both.past(), trees.map(SavedTrees.Loaded::past)),
        with(both.now(), trees.map(SavedTrees.Loaded::now)),
        Optional.of(both.now()),
        Optional.of(number),
        told,
        Optional.empty());
  }

  /** The days that a model was trained with. */
  static Calendar learnt(ModelCard card) {
    return new Calendar(Set.copyOf(card.holidays()), Set.copyOf(card.promotions()));
  }

  private static List<Forecaster> with(Forecaster neural, Optional<TreeEnsemble> trees) {
    List<Forecaster> all = new ArrayList<>(Selection.STATISTICAL);
    all.add(neural);
    trees.ifPresent(all::add);
    return all;
  }
}
