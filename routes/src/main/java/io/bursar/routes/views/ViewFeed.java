package io.bursar.routes.views;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Term;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The last step of a view's route: reads the events of a batch and writes them. A server that is
 * away fails the step, which the route then tries again; one record that cannot be kept is found
 * and left out, so that it does not stop all others.
 */
public final class ViewFeed<T> {

  private final ViewState state;
  private final Map<String, Class<? extends T>> payloads;
  private final Consumer<List<Told<T>>> view;
  private final UnaryOperator<List<BusRecord>> thin;

  ViewFeed(ViewState state, EventType type, Class<T> payload, Consumer<List<Told<T>>> view) {
    this(state, Map.of(type, payload), view, batch -> batch);
  }

  /** For a topic whose events of several types are told in the order in which they came. */
  ViewFeed(
      ViewState state, Map<EventType, Class<? extends T>> payloads, Consumer<List<Told<T>>> view) {
    this(state, payloads, view, batch -> batch);
  }

  /**
   * @param thin leaves out of a batch what others of it overrule
   */
  ViewFeed(
      ViewState state,
      EventType type,
      Class<T> payload,
      Consumer<List<Told<T>>> view,
      UnaryOperator<List<BusRecord>> thin) {
    this(state, Map.of(type, payload), view, thin);
  }

  private ViewFeed(
      ViewState state,
      Map<EventType, Class<? extends T>> payloads,
      Consumer<List<Told<T>>> view,
      UnaryOperator<List<BusRecord>> thin) {
    this.state = state;
    this.payloads =
        payloads.entrySet().stream()
            .collect(Collectors.toMap(each -> each.getKey().typeName(), Map.Entry::getValue));
    this.view = view;
    this.thin = thin;
  }

  /**
   * Takes a batch; records of other types are for others.
   *
   * @throws ViewAway when the view's server does not answer: nothing or all of the batch was
   *     written
   */
  public void take(List<BusRecord> batch) {
    Map<Term, Integer> ended = new EnumMap<>(Term.class);
    List<Told<T>> told = new ArrayList<>(batch.size());
    List<BusRecord> latest = thin.apply(batch);
    ended.put(Term.STALE, batch.size() - latest.size());
    for (BusRecord record : latest) {
      Class<? extends T> payload = payloads.get(record.type());
      if (record.value() != null && payload != null) {
        read(record, payload, told, ended);
      } else {
        ended.merge(Term.OTHER, 1, Integer::sum);
      }
    }
    try {
      write(told, ended);
      state.took(ended);
    } catch (RuntimeException e) {
      state.waits(e);
      throw e;
    }
  }

  private void read(
      BusRecord record, Class<? extends T> payload, List<Told<T>> told, Map<Term, Integer> ended) {
    try {
      told.add(new Told<>(BusJson.read(record.value(), payload), record));
    } catch (UncheckedIOException e) {
      state.cannotUse(record, e);
      ended.merge(Term.REJECTED, 1, Integer::sum);
    }
  }

  private void write(List<Told<T>> told, Map<Term, Integer> ended) {
    if (told.isEmpty()) {
      return;
    }
    try {
      view.accept(told);
      ended.merge(Term.APPLIED, told.size(), Integer::sum);
    } catch (BadData
        | ArithmeticException
        | DateTimeException
        | IllegalArgumentException
        | NullPointerException e) {
      if (told.size() == 1) {
        state.cannotUse(told.get(0).record(), e);
        ended.merge(Term.REJECTED, 1, Integer::sum);
        return;
      }
      int half = told.size() / 2;
      write(told.subList(0, half), ended);
      write(told.subList(half, told.size()), ended);
    }
  }
}
