package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.time.Instant;

/**
 * Rows of a snapshot have come that is not complete, so what counts of a scope, and of its tenant,
 * is neither what it was nor what it will be.
 *
 * @param since journal time of one of the rows; of a tenant, of the first tick that waited for them
 */
public record Unsettled(Instant since) implements StateDocument {}
