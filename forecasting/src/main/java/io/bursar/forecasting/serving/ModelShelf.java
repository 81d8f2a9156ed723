package io.bursar.forecasting.serving;

import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.calibration.Selection;
import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.FaultException;
import io.bursar.forecasting.model.Forecaster;
import io.bursar.forecasting.neural.LoadedNets;
import io.bursar.forecasting.neural.Neural;
import io.bursar.forecasting.neural.Patience;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.registry.ModelRegistry.Version;
import io.bursar.forecasting.trees.SavedTrees;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds the champion of a registry ready, and the next one as soon as it is promoted. Whoever is
 * the first to ask then loads it; meanwhile the others are served as they were before. One that
 * cannot be loaded is said once; until another is promoted, those that need no training serve. So
 * they do while the champion works on a call that somebody gave up. For several threads at once.
 */
public final class ModelShelf implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ModelShelf.class.getName());

  /**
   * So many versions at most may work on calls that were given up: they keep their threads and
   * their memory until these have ended.
   */
  private static final int MOST_STUCK = 4;

  private final Optional<ModelRegistry> registry;
  private final Function<Version, LoadedNets> opener;

  /** Held by who loads; never by who only foresees. */
  private final ReentrantLock loading = new ReentrantLock();

  /** Why nobody knew last which model is to serve: it is asked at each forecast, and said once. */
  private volatile String unknown = "";

  private volatile boolean looked;
  private volatile boolean closed;
  private volatile Optional<Integer> champion = Optional.empty();

  private final Object exchange = new Object();
  private Optional<Ready> ready = Optional.empty();

  /** Why the one that is promoted is not ready. */
  private Optional<Fault> fault = Optional.empty();

  private final List<LoadedNets> before = new ArrayList<>();

  /** Of a registry, served by TensorFlow in this process, with the usual patience. */
  public ModelShelf(ModelRegistry registry) {
    this(registry, Patience.USUAL);
  }

  /**
   * Of a registry, served by TensorFlow in this process.
   *
   * @param patience how long an answer may take before the statistical models serve
   */
  public ModelShelf(ModelRegistry registry, Patience patience) {
    this(
        registry,
        version -> SavedNets.read(version.folder(), Ready.learnt(version.card()), patience));
  }

  /**
   * Of a registry.
   *
   * @param opener loads the nets of a version
   */
  ModelShelf(ModelRegistry registry, Function<Version, LoadedNets> opener) {
    this(Optional.of(registry), opener);
  }

  private ModelShelf(Optional<ModelRegistry> registry, Function<Version, LoadedNets> opener) {
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
        registry, version -> SavedNets.remote(server, key, patience, Ready.learnt(version.card())));
  }

  /** The number of the version that serves; empty when only those that need no training do. */
  public Optional<Integer> version() {
    return using(it -> it.map(Ready::number));
  }

  /**
   * Asks a net of the version that serves.
   *
   * @param net {@code days}, {@code totals}, {@code past_days}, {@code past_totals} or {@code
   *     totals_why}
   * @param rows the numbers of all rows, one row after the other
   * @return what it says; nothing when no trained model serves
   */
  public Optional<NetAnswer> infer(String net, float[] rows) {
    return using(
        it -> it.map(model -> new NetAnswer(model.number(), model.nets().net(net).predict(rows))));
  }

  /**
   * Who serves.
   *
   * @param before by whose past errors they are judged
   * @param now who foresees
   * @param trained the trained one among those who foresee
   * @param version its
   * @param calendar what is known of the days
   * @param fallback why the version that is promoted is not among them
   */
  record Serving(
      List<Forecaster> before,
      List<Forecaster> now,
      Optional<Neural> trained,
      Optional<Integer> version,
      Calendar calendar,
      Optional<Fault> fallback) {

    static Serving statistical(Calendar calendar, Optional<Fault> fallback) {
      return new Serving(
          Selection.STATISTICAL,
          Selection.STATISTICAL,
          Optional.empty(),
          Optional.empty(),
          calendar,
          fallback);
    }
  }

  /**
   * Lets somebody use who serves now; none of it is taken away until the use is over.
   *
   * @param calendar what is known of the days; where it is empty, what the trained one learnt with
   */
  <T> T use(Calendar calendar, Function<Serving, T> use) {
    return using(
        it ->
            use.apply(
                it.map(model -> model.serving(calendar))
                    .orElseGet(() -> Serving.statistical(calendar, why()))));
  }

  /** Why nobody who was trained serves; empty when nobody is to. */
  private Optional<Fault> why() {
    synchronized (exchange) {
      if (ready.isPresent()) {
        return Optional.of(Fault.SLOW);
      }
      if (!unknown.isEmpty()) {
        return Optional.of(Fault.REFUSED);
      }
      return champion.isEmpty() ? Optional.empty() : fault;
    }
  }

  private <T> T using(Function<Optional<Ready>, T> use) {
    refresh();
    Optional<Ready> held;
    synchronized (exchange) {
      held = ready.filter(it -> !it.nets().isStuck() && it.nets().hold());
    }
    try {
      return use.apply(held);
    } finally {
      held.ifPresent(it -> it.nets().letGo());
    }
  }

  private void refresh() {
    if (promoted().equals(champion)) {
      return;
    }
    if (!looked) {
      // Who comes before there was any wants the first, too.
      loading.lock();
    } else if (!loading.tryLock()) {
      return;
    }
    try {
      // Since it was asked for, another may have been promoted and taken by somebody else.
      Optional<Integer> promoted = promoted();
      if (!closed && !promoted.equals(champion)) {
        Optional<Ready> next = promoted.flatMap(this::load);
        exchange(next, promoted);
        looked = true;
      }
    } finally {
      loading.unlock();
    }
  }

  private void exchange(Optional<Ready> next, Optional<Integer> promoted) {
    Optional<Ready> last;
    synchronized (exchange) {
      last = ready;
      ready = next;
      champion = promoted;
    }
    last.ifPresent(
        it -> {
          it.nets().close();
          before.add(it.nets());
        });
  }

  private Optional<Integer> promoted() {
    try {
      Optional<Integer> promoted = registry.flatMap(ModelRegistry::champion);
      unknown = "";
      return promoted;
    } catch (ForecastingProblem e) {
      if (!String.valueOf(e.getMessage()).equals(unknown)) {
        unknown = String.valueOf(e.getMessage());
        LOG.log(Level.ERROR, "Nobody knows which model is to serve; the statistical ones do", e);
      }
      return Optional.empty();
    }
  }

  private Optional<Ready> load(int number) {
    try {
      synchronized (exchange) {
        fault = Optional.empty();
      }
      requireFewStuck();
      Version version = registry.orElseThrow().version(number);
      Optional<SavedTrees.Loaded> trees =
          version.card().hasTrees()
              ? Optional.of(SavedTrees.read(version.folder()))
              : Optional.empty();
      Ready next = new Ready(number, version.card(), opener.apply(version), trees);
      String state = next.nets().isStuck() ? "serves when it has answered" : "serves";
      LOG.log(Level.INFO, "Model version {0} {1}", number, state);
      return Optional.of(next);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.log(Level.ERROR, "The promoted model cannot serve; the statistical ones do", e);
      failed(e);
      return Optional.empty();
    }
  }

  /** What kept a version from being loaded. */
  private void failed(Throwable failure) {
    Fault found = Fault.of(failure);
    synchronized (exchange) {
      fault = Optional.of(found == Fault.FAILED ? Fault.REFUSED : found);
    }
  }

  private void requireFewStuck() {
    before.removeIf(LoadedNets::isFree);
    long stuck =
        Stream.concat(before.stream(), ready.map(Ready::nets).stream())
            .filter(LoadedNets::isStuck)
            .count();
    if (stuck >= MOST_STUCK) {
      throw new FaultException(
          Fault.SLOW, stuck + " earlier models still work on calls that were given up; start anew");
    }
  }

  /** Whoever uses a model can go on; what it has of TensorFlow is freed when the last has ended. */
  @Override
  public void close() {
    loading.lock();
    try {
      closed = true;
      exchange(Optional.empty(), Optional.empty());
    } finally {
      loading.unlock();
    }
  }
}
