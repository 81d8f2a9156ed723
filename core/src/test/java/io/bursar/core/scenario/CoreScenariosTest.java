package io.bursar.core.scenario;

import io.bursar.core.ledger.MapLedgerStore;

class CoreScenariosTest extends LedgerScenarioKit {
  @Override
  protected LedgerUnderTest newLedger() {
    return new CoreLedger(new MapLedgerStore(), 0);
  }
}
