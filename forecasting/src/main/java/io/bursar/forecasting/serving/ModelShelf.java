package io.bursar.forecasting.serving;

import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Holds the champion of a registry ready, and the next one as soon as it is promoted. One that
 * cannot be loaded is said once; until another is promoted, those that need no training serve. For
 * several threads at once.
 */
public final class ModelShelf implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ModelShelf.class.getName());

  private final Optional<ModelRegistry> registry;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private Optional<Integer> champion = Optional.empty();
  private Optional<SavedNets.Loaded> loaded = Optional.empty();

  /** Of a registry. */
  public ModelShelf(ModelRegistry registry) {
    this(Optional.of(registry));
  }

  private ModelShelf(Optional<ModelRegistry> registry) {
    this.registry = registry;
  }

  /** Without any model. */
  public static ModelShelf empty() {
    return new ModelShelf(Optional.empty());
  }

  /**
   * Who serves.
   *
   * @param before by whose past errors they are judged
   * @param now who foresees
   * @param version of the trained one among them
   */
  record Serving(List<Forecaster> before, List<Forecaster> now, Optional<Integer> version) {
    static final Serving STATISTICAL =
        new Serving(Selection.STATISTICAL, Selection.STATISTICAL, Optional.empty());
  }

  /** Lets somebody use who serves now; none of it is taken away until the use is over. */
  <T> T use(Function<Serving, T> use) {
    refresh();
    lock.readLock().lock();
    try {
      return use.apply(serving());
    } finally {
      lock.readLock().unlock();
    }
  }

  private Serving serving() {
    return loaded
        .map(it -> new Serving(with(it.past()), with(it.now()), champion))
        .orElse(Serving.STATISTICAL);
  }

  private static List<Forecaster> with(Forecaster trained) {
    List<Forecaster> all = new ArrayList<>(Selection.STATISTICAL);
    all.add(trained);
    return all;
  }

  private void refresh() {
    Optional<Integer> promoted = promoted();
    lock.writeLock().lock();
    try {
      if (!promoted.equals(champion)) {
        champion = promoted;
        Optional<SavedNets.Loaded> next = promoted.flatMap(this::load);
        loaded.ifPresent(SavedNets.Loaded::close);
        loaded = next;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Optional<Integer> promoted() {
    try {
      return registry.flatMap(ModelRegistry::champion);
    } catch (ForecastingProblem e) {
      LOG.log(Level.ERROR, "Nobody knows which model is to serve; the statistical ones do", e);
      return Optional.empty();
    }
  }

  private Optional<SavedNets.Loaded> load(int number) {
    try {
      Version version = registry.orElseThrow().version(number);
      Calendar calendar = new Calendar(Set.copyOf(version.card().holidays()), Set.of());
      SavedNets.Loaded nets = SavedNets.read(version.folder(), calendar);
      LOG.log(Level.INFO, "Model version {0} serves", number);
      return Optional.of(nets);
    } catch (ForecastingProblem e) {
      LOG.log(Level.ERROR, "The promoted model cannot serve; the statistical ones do", e);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      loaded.ifPresent(SavedNets.Loaded::close);
      loaded = Optional.empty();
      champion = Optional.empty();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
