package io.bursar.routes.views;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A query with its parameters, put together from conditions. */
final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private Sql() {}

  static Sql of(String text, Object... values) {
    return new Sql().add(text, values);
  }

  Sql add(String more, Object... itsValues) {
    if (text.length() > 0) {
      text.append(' ');
    }
    text.append(more);
    values.addAll(Arrays.asList(itsValues));
    return this;
  }

  /** With one parameter, where there is a value for it. */
  Sql add(String more, Optional<?> value) {
    return value.isPresent() ? add(more, value.get()) : this;
  }

  String text() {
    return text.toString();
  }

  List<Object> values() {
    return values;
  }
}
