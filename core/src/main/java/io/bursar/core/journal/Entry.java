package io.bursar.core.journal;

/**
 * One entry of the journal. An entry is complete: whoever wrote it looked everything up, and
 * applying it looks at nothing outside the ledger's state, so the same journal gives the same
 * state.
 */
public sealed interface Entry
    permits ChargeEntry,
        CloseEntry,
        DeclareEntry,
        ForecastEntry,
        RateEntry,
        SnapshotEntry,
        SnapshotRowEntry,
        TickEntry {}
