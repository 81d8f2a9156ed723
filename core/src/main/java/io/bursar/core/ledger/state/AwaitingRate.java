package io.bursar.core.ledger.state;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.ledger.StateDocument;

/**
 * A charge whose rate is provisional or unknown, in full: its restatement is told to the outside as
 * completely as its first posting was.
 */
public record AwaitingRate(ChargeEntry charge) implements StateDocument {}
