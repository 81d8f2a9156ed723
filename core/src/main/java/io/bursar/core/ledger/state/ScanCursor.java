package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/**
 * How far something goes through documents, so many of them a tick; which, is in its key.
 *
 * @param from rest of the key of the first document that was not looked at yet
 */
public record ScanCursor(String from) implements StateDocument {
  /** None was looked at. */
  public static final ScanCursor BEGIN = new ScanCursor("");

  /** Just behind that key. */
  public static ScanCursor behind(String rest) {
    return new ScanCursor(rest + '\0');
  }
}
