package io.bursar.routes.views;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Of what a batch says about each thing, what was said last: the rest need not be written. */
final class Latest {

  private Latest() {}

  /** The events with the highest offset for each key; of equal ones the later told. */
  static <T> Collection<Told<T>> of(
      List<Told<T>> told, Function<T, ?> key, ToLongFunction<Told<T>> offset) {
    Map<Object, Told<T>> latest = new LinkedHashMap<>(2 * told.size());
    for (Told<T> one : told) {
      latest.merge(
          key.apply(one.event()),
          one,
          (a, b) -> offset.applyAsLong(a) > offset.applyAsLong(b) ? a : b);
    }
    return latest.values();
  }
}
