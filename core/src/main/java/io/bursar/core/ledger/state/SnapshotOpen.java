package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.time.Instant;

/**
 * Rows of a snapshot have come that is not complete, so what counts of the scope is neither what it
 * was nor what it will be.
 *
 * @param since journal time of one of the rows
 */
public record SnapshotOpen(Instant since) implements StateDocument {}
