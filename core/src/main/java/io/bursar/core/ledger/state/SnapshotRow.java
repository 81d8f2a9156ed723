package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/**
 * A row of a scope that stands.
 *
 * @param version the highest snapshot that said it
 */
public record SnapshotRow(long version) implements StateDocument {}
