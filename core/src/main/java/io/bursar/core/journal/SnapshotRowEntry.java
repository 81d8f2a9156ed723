package io.bursar.core.journal;

import io.bursar.core.journal.ChargeEntry.SnapshotScope;

/**
 * A snapshot has a row that could not be used: it is not gone, whatever it says. What was counted
 * of it before stands until it can be used.
 *
 * @param source the feed
 * @param id identity of the row within it
 * @param scope the snapshot that has it
 */
public record SnapshotRowEntry(String tenant, String source, String id, SnapshotScope scope)
    implements Entry {}
