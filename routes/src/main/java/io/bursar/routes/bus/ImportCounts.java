package io.bursar.routes.bus;

import io.bursar.core.ledger.Outcome;

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

  /** Before the ledger has seen any of its rows. */
  public static ImportCounts none(String tenant, String importId) {
    return new ImportCounts(tenant, importId, 0, 0, 0, 0, 0, 0, -1);
  }

  /** One more row, which ended so at that journal offset. */
  public ImportCounts plus(Outcome outcome, long at) {
    return new ImportCounts(
        tenant,
        importId,
        applied + one(outcome, Outcome.APPLIED),
        restated + one(outcome, Outcome.RESTATED),
        duplicate + one(outcome, Outcome.DUPLICATE),
        stale + one(outcome, Outcome.STALE),
        conflict + one(outcome, Outcome.CONFLICT),
        rejected + one(outcome, Outcome.REJECTED),
        at);
  }

  private static int one(Outcome outcome, Outcome counted) {
    return outcome == counted ? 1 : 0;
  }
}
