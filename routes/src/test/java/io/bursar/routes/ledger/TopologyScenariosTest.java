package io.bursar.routes.ledger;

import io.bursar.core.scenario.LedgerScenarioKit;
import io.bursar.core.scenario.LedgerUnderTest;
import io.bursar.core.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** LEDGER.md's cases through the real topology, seen from its topics. */
class TopologyScenariosTest extends LedgerScenarioKit {

  @TempDir private Path folder;

  @Override
  protected LedgerUnderTest newLedger() {
    try {
      return new TopologyLedger(Files.createTempDirectory(folder, "state"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The driver waits for the disk after every record, thousands of times in this case: {@link
   * LedgerHistoryTest} has it on a broker.
   */
  @Override
  protected boolean plays(Scenario scenario) {
    return !scenario.name().equals("case-14-many");
  }
}
