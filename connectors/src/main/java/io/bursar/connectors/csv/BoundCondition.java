package io.bursar.connectors.csv;

import java.util.Set;

/** A condition under one header. */
record BoundCondition(HeaderBinder.Bound field, Set<String> values) {

  static BoundCondition of(Mapping.Condition condition, HeaderBinder binder) {
    return new BoundCondition(binder.bind(condition.field()), condition.values());
  }

  boolean holds(String[] fields) {
    return values.contains(field.in(fields));
  }
}
