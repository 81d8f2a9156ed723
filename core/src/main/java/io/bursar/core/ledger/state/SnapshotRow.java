package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/**
 * A row of a scope that stands.
 *
 * @param version the highest snapshot that has it
 * @param said the highest snapshot that said it in words that could be used
 */
public record SnapshotRow(long version, long said) implements StateDocument {}
