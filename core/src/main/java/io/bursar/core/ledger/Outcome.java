package io.bursar.core.ledger;

/** What became of a charge entry: each counts in exactly one term of invariant B. */
public enum Outcome {
  /** New: counted. */
  APPLIED,
  /** A newer version: the difference counted. */
  RESTATED,
  /** Said before in the same words. */
  DUPLICATE,
  /** Older than what stands. */
  STALE,
  /** The version that stands, in other words: the first stands. */
  CONFLICT,
  /** Could not be used; with a {@link io.bursar.core.collected.Rejection}. */
  REJECTED,
  /**
   * Not an entry's: what stood is taken back, because a later snapshot has it no more. No term of
   * invariant B.
   */
  REVERSED
}
