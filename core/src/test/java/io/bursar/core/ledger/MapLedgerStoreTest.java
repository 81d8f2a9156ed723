package io.bursar.core.ledger;

class MapLedgerStoreTest extends LedgerStoreKit {
  @Override
  protected LedgerStore newStore() {
    return new MapLedgerStore();
  }
}
