package io.bursar.routes.bus;

import java.util.Locale;

/**
 * How a record can end at a stage: the terms of invariant B. What has not ended yet is no term; it
 * is the stage's lag.
 */
public enum Term {
  /** collect: understood, and on the bus. */
  COLLECTED,
  /** collect: told the caller that it cannot be used, and kept nowhere else. */
  REFUSED,
  /** collect: a row that is no charge: a blank line, a total. */
  SKIPPED,
  /** It counts from now on, or stands where people look it up. */
  APPLIED,
  /** ledger: a newer version; the difference counted. */
  RESTATED,
  /** ledger: said before in the same words. */
  DUPLICATE,
  /** Older than what stands; views: overruled by a later record of the same batch. */
  STALE,
  /** ledger: the version that stands, in other words. */
  CONFLICT,
  /**
   * Could not be used. Collect, clean and ledger keep it in topic rejected; views log its place.
   */
  REJECTED,
  /** adjust, notify: the target took it. */
  DELIVERED,
  /** adjust, notify: given up. */
  UNDELIVERED,
  /** Of a kind, or for somebody, that this route does not concern itself with. */
  OTHER;

  /** As metrics have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
