package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/**
 * How far the charges of closed days were moved to the cold store.
 *
 * @param from rest of the key of the first charge that was not looked at yet
 */
public record CoolingCursor(String from) implements StateDocument {
  /** None was looked at. */
  public static final CoolingCursor BEGIN = new CoolingCursor("");
}
