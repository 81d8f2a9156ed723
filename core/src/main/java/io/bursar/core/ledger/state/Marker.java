package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/** Something is to be done at the next tick; what, is in its key. */
public record Marker() implements StateDocument {
  public static final Marker SET = new Marker();
}
