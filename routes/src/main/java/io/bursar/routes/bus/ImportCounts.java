package io.bursar.routes.bus;

/**
 * How the ledger counted the rows of one import so far: topic replies, key import id. Absolute, so
 * the one with the highest offset is right.
 */
public record ImportCounts(
    String tenant,
    String importId,
    long applied,
    long restated,
    long duplicate,
    long stale,
    long conflict,
    long rejected,
    long offset) {
  /** Rows that the ledger has seen. */
  public long total() {
    return applied + restated + duplicate + stale + conflict + rejected;
  }
}
