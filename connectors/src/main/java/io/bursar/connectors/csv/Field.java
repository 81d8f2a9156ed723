package io.bursar.connectors.csv;

import java.util.List;

/** Where a mapping takes a value from. */
sealed interface Field {

  /**
   * A column.
   *
   * @param names of which the header has one; the first that it has
   * @param optional whether the header may have none of them, which then reads as empty
   */
  record Column(List<Name> names, boolean optional) implements Field {}

  /** The same for every row. */
  record Constant(String value) implements Field {}

  /** Several columns as one text, with a blank between them. */
  record Joined(List<Field> parts) implements Field {}

  /** What a header calls a column. */
  sealed interface Name {}

  /** By name. */
  record Named(String name) implements Name {}

  /** By number, from 1. */
  record Numbered(int number) implements Name {}
}
