package io.bursar.core.scenario;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.LedgerStoreKit;

class EncodedLedgerStoreTest extends LedgerStoreKit {
  @Override
  protected LedgerStore newStore() {
    return new EncodedLedgerStore();
  }
}
