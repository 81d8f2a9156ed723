package io.bursar.forecasting.trees;

import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.features.Places.Place;
import io.bursar.forecasting.features.SpendFeatures;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A challenger that knows little and learns it in a second: a random forest (Breiman 2001) of small
 * trees on {@link SpendFeatures}, one for all lines. It says how far a day lies from the floor, in
 * mean days of the line; the sum is that of the days. Same data and seed, same trees. For several
 * threads at once.
 */
public final class TreeEnsemble implements Forecaster {
  /** As tables call it. */
  public static final String NAME = "tree-ensemble";

  private static final int TREES = 50;
  private static final int DEPTH = 6;

  /** So many rows it learns from, at most, so that time does not grow with the lines. */
  private static final int MOST_ROWS = 6_000;

  /** A leaf of fewer rows learns them by heart. */
  private static final float ROWS_OF_LEAF = 30;

  /** Of the features, so many are tried at a split: trees must differ to be worth more than one. */
  private static final float FEATURES_TRIED = 0.6f;

  /** Says a line a tree; held, because a logger that nobody holds forgets its level. */
  private static final Logger TRIBUO = Logger.getLogger(BaggingTrainer.class.getName());

  static {
    TRIBUO.setLevel(Level.WARNING);
  }

  private static final String TARGET = "deviation";

  private final WeightedEnsembleModel<Regressor> forest;
  private final FlatTrees trees;

  private TreeEnsemble(WeightedEnsembleModel<Regressor> forest) {
    this.forest = forest;
    this.trees = flat(forest);
  }

  /**
   * Of a forest that Tribuo trained.
   *
   * @throws IllegalArgumentException when it is none, or knows other features
   */
  static TreeEnsemble of(Model<Regressor> model) {
    if (!(model instanceof WeightedEnsembleModel<Regressor> forest)) {
      throw new IllegalArgumentException("a " + model.getClass().getSimpleName());
    }
    return new TreeEnsemble(forest);
  }

  private static FlatTrees flat(WeightedEnsembleModel<Regressor> forest) {
    List<Node<Regressor>> roots = new ArrayList<>();
    for (Model<Regressor> each : forest.getModels()) {
      if (!(each instanceof TreeModel<Regressor> tree)) {
        throw new IllegalArgumentException("a " + each.getClass().getSimpleName() + " in a forest");
      }
      roots.add(tree.getRoot());
    }
    return new FlatTrees(roots, feature -> column(forest, feature));
  }

  private static int column(WeightedEnsembleModel<Regressor> forest, int feature) {
    String name = forest.getFeatureIDMap().get(feature).getName();
    int column = SpendFeatures.NAMES.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException("the feature " + name);
    }
    return column;
  }

  /**
   * Trains one.
   *
   * @param cut looks at nothing from this day on
   * @return nothing when there is too little to learn from
   */
  public static Optional<TreeEnsemble> train(List<DailySeries> series, LocalDate cut, long seed) {
    return train(new Places(series, cut), seed);
  }

  /**
   * Trains one on places, as a {@link io.bursar.forecasting.features.FeatureTable} keeps them.
   *
   * @return nothing when there is too little to learn from
   */
  public static Optional<TreeEnsemble> train(Places places, long seed) {
    if (places.areTooFew()) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    MutableDataset<Regressor> rows = rows(places.copy(), random);
    CARTJointRegressionTrainer tree =
        new CARTJointRegressionTrainer(
            DEPTH,
            ROWS_OF_LEAF,
            0,
            FEATURES_TRIED,
            false,
            new MeanSquaredError(),
            false,
            random.nextLong());
    RandomForestTrainer<Regressor> trainer =
        new RandomForestTrainer<>(tree, new AveragingCombiner(), TREES, random.nextLong());
    return Optional.of(of(trainer.train(rows)));
  }

  /** Of as many places as may be, a day or more of each. */
  private static MutableDataset<Regressor> rows(Places places, SplittableRandom random) {
    RegressionFactory factory = new RegressionFactory();
    OffsetDateTime never = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    MutableDataset<Regressor> rows =
        new MutableDataset<>(new SimpleDataSourceProvenance("places", never, factory), factory);
    places.shuffle(random);
    int looked = Math.min(places.size(), MOST_ROWS);
    int daysEach = Math.min(Horizon.DAYS, MOST_ROWS / looked);
    String[] names = SpendFeatures.NAMES.toArray(String[]::new);
    for (Place place : places.some(0, looked)) {
      SpendFeatures features = new SpendFeatures(place.features());
      int first = random.nextInt(Horizon.DAYS);
      for (int i = 0; i < daysEach; i++) {
        int day = (first + i * Horizon.DAYS / daysEach) % Horizon.DAYS;
        double value = place.actual(day);
        if (!Double.isNaN(value)) {
          double[] row = new double[SpendFeatures.WIDTH];
          features.describe(day, row, 0);
          double target = Places.target((value - features.floor(day)) / features.scale());
          rows.add(new ArrayExample<>(new Regressor(TARGET, target), names, row));
        }
      }
    }
    return rows;
  }

  WeightedEnsembleModel<Regressor> forest() {
    return forest;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<PointForecast> forecast(List<History> histories) {
    return histories.stream().map(this::forecast).toList();
  }

  private PointForecast forecast(History history) {
    SpendFeatures features = new SpendFeatures(history);
    double[] rows = new double[Week.DAYS * SpendFeatures.WIDTH];
    for (int day = 0; day < Week.DAYS; day++) {
      features.describe(day, rows, day * SpendFeatures.WIDTH);
    }
    double[] weekdays = trees.predict(rows, SpendFeatures.WIDTH);
    double[] daily = new double[Horizon.DAYS];
    for (int day = 0; day < daily.length; day++) {
      daily[day] = features.floor(day) + weekdays[day % Week.DAYS] * features.scale();
    }
    return PointForecast.of(daily);
  }
}
