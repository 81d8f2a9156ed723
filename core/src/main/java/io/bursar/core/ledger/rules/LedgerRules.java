package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.Ledger;

/**
 * Makes the ledger and what reads its state. The two share what they compile, so take both from one
 * instance. Neither is thread-safe: one instance for each thread that owns stores.
 */
public final class LedgerRules {

  private final Tenants tenants = new Tenants();

  /** The function that applies journal entries. */
  public Ledger ledger() {
    return new JournalLedger(tenants);
  }

  /** Reads usage out of a state. */
  public UsageReader usage() {
    return new UsageReader(tenants);
  }

  /** Tells where a node stands in a state's tree. */
  public Lineage lineage() {
    return new Lineage(tenants);
  }
}
