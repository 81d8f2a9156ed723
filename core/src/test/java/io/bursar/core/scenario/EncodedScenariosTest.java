package io.bursar.core.scenario;

/** The same cases with nothing kept but bytes, and restarted before each entry. */
class EncodedScenariosTest extends LedgerScenarioKit {
  @Override
  protected LedgerUnderTest newLedger() {
    return new CoreLedger(new EncodedLedgerStore(), 1);
  }
}
