package io.bursar.core.ledger.state;

import io.bursar.core.journal.ChargeEntry.SnapshotScope;

/**
 * What one snapshot after the other speaks of, within a source.
 *
 * @param account billing account
 * @param billingPeriod label of the billing period
 */
public record Scope(String account, String billingPeriod) {

  /** That of a row. */
  public static Scope of(SnapshotScope scope) {
    return new Scope(scope.account(), scope.billingPeriod());
  }

  /** With the version and content of one of its snapshots. */
  public SnapshotScope at(long version, String content) {
    return new SnapshotScope(account, billingPeriod, version, content);
  }
}
