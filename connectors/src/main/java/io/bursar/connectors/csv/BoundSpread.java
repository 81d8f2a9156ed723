package io.bursar.connectors.csv;

import io.bursar.connectors.csv.HeaderBinder.Bound;

/** Where the days of each row stand, under one header. */
record BoundSpread(Bound firstDay, Bound lastDay) {

  static BoundSpread of(Mapping.Spread spread, HeaderBinder binder) {
    return new BoundSpread(binder.bind(spread.firstDay()), binder.bind(spread.lastDay()));
  }

  /** Whether the row names neither. */
  boolean isEmpty(String[] fields) {
    return firstDay.in(fields).isEmpty() && lastDay.in(fields).isEmpty();
  }
}
