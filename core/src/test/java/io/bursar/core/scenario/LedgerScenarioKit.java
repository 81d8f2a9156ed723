package io.bursar.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every engine that runs the ledger passes every case. Extend it and make the engine. */
public abstract class LedgerScenarioKit {

  /** Those of LEDGER.md that the ledger gets right so far; none of them may be lost again. */
  private static final Set<Integer> CASES =
      Set.of(
          1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 26,
          27, 28, 29, 30, 45, 49, 50, 51, 53, 54, 55, 56, 57, 58, 59, 64, 65);

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
    Set<Integer> numbers =
        ScenarioFiles.all().stream()
            .map(scenario -> Integer.valueOf(scenario.name().replaceFirst("case-(\\d+).*", "$1")))
            .collect(Collectors.toSet());
    assertThat(numbers).containsAll(CASES);
  }

  private void play(Scenario scenario) {
    try (LedgerUnderTest ledger = newLedger()) {
      ScenarioRunner.run(scenario, ledger);
    }
  }
}
