package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/**
 * A row of a scope that is not gone.
 *
 * @param version the highest snapshot that has it; {@link SnapshotBook#NONE} before the first
 * @param said the highest snapshot that said it in words that could be used; {@link
 *     SnapshotBook#NONE} before the first
 */
public record SnapshotRow(long version, long said) implements StateDocument {
  /** Of a row that no snapshot has. */
  public static final SnapshotRow NOTHING = new SnapshotRow(SnapshotBook.NONE, SnapshotBook.NONE);
}
