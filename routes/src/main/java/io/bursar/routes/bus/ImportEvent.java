package io.bursar.routes.bus;

import java.time.Instant;

/**
 * An import as {@code collect} saw it: topic control, key {@code import/ID}; the ledger's side of
 * it is {@link ImportCounts}.
 *
 * @param name the file's name, for people
 * @param rows rows read so far; final when {@code complete}
 * @param rejected rows that collect could not use
 * @param complete whether the whole file was read
 */
public record ImportEvent(
    String id,
    String tenant,
    String source,
    String name,
    long rows,
    long rejected,
    boolean complete,
    Instant time) {}
