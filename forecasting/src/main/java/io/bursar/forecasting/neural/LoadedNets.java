package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Calendar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The nets of a {@link SavedNets SavedModel}, ready to serve. What they are made of is freed when
 * nobody holds them any more: who loaded them does until {@link #close}.
 */
public final class LoadedNets implements AutoCloseable {
  private final Calendar calendar;
  private final Map<String, Net> nets;

  /** Nets on a server are held by nobody. */
  private final Optional<ServedModel> here;

  private LoadedNets(Calendar calendar, Map<String, Net> nets, Optional<ServedModel> here) {
    this.calendar = calendar;
    this.nets = nets;
    this.here = here;
  }

  static LoadedNets here(Path folder, Calendar calendar, Patience patience) {
    ServedModel model = ServedModel.load(folder, SavedNets.shapes(), patience);
    return new LoadedNets(calendar, new LinkedHashMap<>(model.nets()), Optional.of(model));
  }

  static LoadedNets there(Calendar calendar, Map<String, Net> nets) {
    return new LoadedNets(calendar, nets, Optional.empty());
  }

  /**
   * The model and the one by whose past errors it is judged.
   *
   * @param past was trained on nothing of the last days
   */
  public record Both(Neural now, Neural past) {}

  /**
   * Both models for one request, which waits for all that it asks of them together.
   *
   * @param told what is known of the days
   */
  public Both request(Calendar told) {
    Map<String, Net> own = new HashMap<>(nets);
    here.ifPresent(
        model -> {
          Waiting waiting = model.waiting();
          model.nets().forEach((name, net) -> own.put(name, net.within(waiting)));
        });
    return both(told, own);
  }

  private static Both both(Calendar calendar, Map<String, Net> nets) {
    Function<String, Net> net = nets::get;
    return new Both(
        new Neural(
            calendar,
            net.apply(SavedNets.DAYS),
            net.apply(SavedNets.TOTALS),
            Optional.of(net.apply(SavedNets.WHY))),
        new Neural(
            calendar,
            net.apply(SavedNets.PAST + SavedNets.DAYS),
            net.apply(SavedNets.PAST + SavedNets.TOTALS),
            Optional.empty()));
  }

  /** The model, told of the days that it was loaded with; each of its calls is waited for alone. */
  public Neural now() {
    return both(calendar, nets).now();
  }

  /** The one by whose past errors it is judged. */
  public Neural past() {
    return both(calendar, nets).past();
  }

  /** A net by the name of its signature. */
  public Net net(String name) {
    return nets.get(name);
  }

  /** Holds them until {@link #letGo}; false when they are free already. */
  public boolean hold() {
    return here.map(it -> it.holders().take()).orElse(true);
  }

  /** Holds them no longer. */
  public void letGo() {
    here.ifPresent(it -> it.holders().letGo());
  }

  /**
   * Whether one of them still works for somebody who gave up waiting: until it has ended, none of
   * them answers anybody.
   */
  public boolean isStuck() {
    return here.map(ServedModel::isStuck).orElse(false);
  }

  /** Whether nobody holds them any more. */
  public boolean isFree() {
    return here.map(it -> it.holders().isFree()).orElse(true);
  }

  /** Who loaded them holds them no longer; to be called once. */
  @Override
  public void close() {
    letGo();
  }
}
