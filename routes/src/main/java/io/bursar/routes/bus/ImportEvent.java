package io.bursar.routes.bus;

import java.time.Instant;
import java.util.Optional;

/**
 * An import as {@code collect} saw it: topic control, key {@code import/ID}; the ledger's side of
 * it is {@link ImportCounts}.
 *
 * @param source the feed or system, part of the identity of its charges
 * @param name the file's name, for people
 * @param rows rows read so far, without those the mapping skips; final when {@code complete}
 * @param rejected rows that collect could not use
 * @param skipped rows that the mapping says to leave out
 * @param complete whether the whole file was read
 * @param failure why it was not read to its end; what was read stays
 * @param waiting how the content is to be read, while it has not come
 */
public record ImportEvent(
    String id,
    String tenant,
    String source,
    String name,
    long rows,
    long rejected,
    long skipped,
    boolean complete,
    Optional<String> failure,
    Optional<Format> waiting,
    Instant time) {

  /**
   * How content is to be read.
   *
   * @param mapping text of the mapping; empty when it is FOCUS
   * @param snapshot its version, where it is all there is of what it speaks of
   */
  public record Format(Optional<String> mapping, Optional<Long> snapshot) {}
}
