package io.bursar.forecasting.serving;

import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.neural.Neural;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelCard;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import io.bursar.forecasting.trees.SavedTrees;
import io.bursar.forecasting.trees.TreeEnsemble;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
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
  private final Function<Version, SavedNets.Loaded> opener;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile Optional<Integer> champion = Optional.empty();
  private Optional<Ready> loaded = Optional.empty();

  /** Of a registry, served by TensorFlow in this process. */
  public ModelShelf(ModelRegistry registry) {
    this(
        Optional.of(registry),
        version -> SavedNets.read(version.folder(), calendar(version.card())));
  }

  private ModelShelf(Optional<ModelRegistry> registry, Function<Version, SavedNets.Loaded> opener) {
    this.registry = registry;
    this.opener = opener;
  }

  /** Without any model. */
  public static ModelShelf empty() {
    return new ModelShelf(
        Optional.empty(),
        version -> {
          throw new IllegalStateException("there is no registry");
        });
  }

  /**
   * Of a registry, whose champion's nets are served by a server that speaks the Open Inference
   * Protocol: whoever runs it sees to it that it serves the version that is promoted. Trees are
   * always served by this process.
   *
   * @param server what comes before {@code /v2}
   * @param key sent as bearer token
   * @param patience how long an answer may take before the statistical models serve
   */
  public static ModelShelf remote(
      ModelRegistry registry, URI server, Optional<String> key, Duration patience) {
    return new ModelShelf(
        Optional.of(registry),
        version -> SavedNets.remote(server, key, patience, calendar(version.card())));
  }

  private static Calendar calendar(ModelCard card) {
    return new Calendar(Set.copyOf(card.holidays()), Set.copyOf(card.promotions()));
  }

  /** The number of the version that serves; empty when only those that need no training do. */
  public Optional<Integer> version() {
    refresh();
    lock.readLock().lock();
    try {
      return loaded.isPresent() ? champion : Optional.empty();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Asks a net of the version that serves.
   *
   * @param net {@code days}, {@code totals}, {@code past_days}, {@code past_totals} or {@code
   *     totals_why}
   * @param rows the numbers of all rows, one row after the other
   * @return as many numbers a row as its shape says; nothing when no trained model serves
   */
  public Optional<float[]> infer(String net, float[] rows) {
    refresh();
    lock.readLock().lock();
    try {
      return loaded.map(it -> it.nets.nets().get(net).predict(rows));
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Who serves.
   *
   * @param before by whose past errors they are judged
   * @param now who foresees
   * @param trained the trained one among those who foresee
   * @param version its
   * @param calendar what is known of the days
   */
  record Serving(
      List<Forecaster> before,
      List<Forecaster> now,
      Optional<Neural> trained,
      Optional<Integer> version,
      Calendar calendar) {

    static Serving statistical(Calendar calendar) {
      return new Serving(
          Selection.STATISTICAL,
          Selection.STATISTICAL,
          Optional.empty(),
          Optional.empty(),
          calendar);
    }
  }

  /**
   * Lets somebody use who serves now; none of it is taken away until the use is over.
   *
   * @param calendar what is known of the days; where it is empty, what the trained one learnt with
   */
  <T> T use(Calendar calendar, Function<Serving, T> use) {
    refresh();
    lock.readLock().lock();
    try {
      return use.apply(serving(calendar));
    } finally {
      lock.readLock().unlock();
    }
  }

  private Serving serving(Calendar calendar) {
    return loaded
        .map(it -> it.serving(calendar, champion))
        .orElseGet(() -> Serving.statistical(calendar));
  }

  /** A version: its nets, and its trees if it has any. */
  private record Ready(ModelCard card, SavedNets.Loaded nets, Optional<SavedTrees.Loaded> trees) {

    /** Whose days are known says which lie ahead; what was learnt with is true of the past. */
    Serving serving(Calendar known, Optional<Integer> version) {
      Calendar learnt = calendar(card);
      Calendar told = known.isEmpty() ? learnt : learnt.before(card.cut()).and(known);
      Neural past = nets.past().with(told);
      Neural now = nets.now().with(told);
      return new Serving(
          with(past, trees.map(SavedTrees.Loaded::past)),
          with(now, trees.map(SavedTrees.Loaded::now)),
          Optional.of(now),
          version,
          now.calendar());
    }

    private static List<Forecaster> with(Forecaster neural, Optional<TreeEnsemble> trees) {
      List<Forecaster> all = new ArrayList<>(Selection.STATISTICAL);
      all.add(neural);
      trees.ifPresent(all::add);
      return all;
    }
  }

  private void refresh() {
    Optional<Integer> promoted = promoted();
    // Who only asks must not wait for who is foreseeing thousands of lines.
    if (promoted.equals(champion)) {
      return;
    }
    lock.writeLock().lock();
    try {
      // Since it was asked for, another may have been promoted and taken by somebody else.
      promoted = promoted();
      if (!promoted.equals(champion)) {
        Optional<Ready> next = promoted.flatMap(this::load);
        loaded.ifPresent(it -> it.nets.close());
        loaded = next;
        champion = promoted;
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

  private Optional<Ready> load(int number) {
    try {
      Version version = registry.orElseThrow().version(number);
      Optional<SavedTrees.Loaded> trees =
          version.card().hasTrees()
              ? Optional.of(SavedTrees.read(version.folder()))
              : Optional.empty();
      Ready ready = new Ready(version.card(), opener.apply(version), trees);
      LOG.log(Level.INFO, "Model version {0} serves", number);
      return Optional.of(ready);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.log(Level.ERROR, "The promoted model cannot serve; the statistical ones do", e);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      loaded.ifPresent(it -> it.nets.close());
      loaded = Optional.empty();
      champion = Optional.empty();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
