package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/**
 * The end of a tenant's chain of decision records.
 *
 * @param number how many there are
 * @param hash hash of the last; 64 zeros before the first
 */
public record ChainHead(long number, String hash) implements StateDocument {
  /** Of a tenant that has decided nothing yet. */
  public static final ChainHead NONE = new ChainHead(0, "0".repeat(64));
}
