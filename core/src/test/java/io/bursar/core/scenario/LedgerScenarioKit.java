package io.bursar.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every engine that runs the ledger passes every case. Extend it and make the engine. */
public abstract class LedgerScenarioKit {

  /** A fresh engine with an empty ledger. */
  protected abstract LedgerUnderTest newLedger();

  /** Whether the engine plays that case here; one that does not, plays it in a test of its own. */
  protected boolean plays(Scenario scenario) {
    return true;
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    return ScenarioFiles.all().stream()
        .filter(this::plays)
        .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> play(scenario)));
  }

  @Test
  void theCasesAreThere() {
    assertThat(ScenarioFiles.all()).hasSizeGreaterThanOrEqualTo(26);
  }

  private void play(Scenario scenario) {
    try (LedgerUnderTest ledger = newLedger()) {
      ScenarioRunner.run(scenario, ledger);
    }
  }
}
