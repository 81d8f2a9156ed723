package io.bursar.routes.collect;

import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.views.ImportProgress;
import java.util.Optional;

/**
 * How an import stands, as the API says it. {@code rows = applied + restated + duplicate + stale +
 * conflict + rejected} once it is done.
 *
 * @param reason why it failed
 */
record ImportAnswer(
    String id,
    String tenant,
    String source,
    String name,
    String state,
    long rows,
    long applied,
    long restated,
    long duplicate,
    long stale,
    long conflict,
    long rejected,
    long skipped,
    Optional<String> reason) {

  static ImportAnswer of(ImportProgress progress) {
    ImportEvent collected = progress.collected();
    ImportCounts counted = progress.counted();
    return new ImportAnswer(
        collected.id(),
        collected.tenant(),
        collected.source(),
        collected.name(),
        state(progress),
        collected.rows(),
        counted.applied(),
        counted.restated(),
        counted.duplicate(),
        counted.stale(),
        counted.conflict(),
        progress.rejected(),
        collected.skipped(),
        collected.failure());
  }

  /** Before the ledger was asked. */
  static ImportAnswer of(ImportEvent collected) {
    return of(
        new ImportProgress(collected, 0, ImportCounts.none(collected.tenant(), collected.id())));
  }

  private static String state(ImportProgress progress) {
    if (progress.collected().failure().isPresent()) {
      return "failed";
    }
    if (!progress.collected().complete()) {
      return "receiving";
    }
    return progress.done() ? "done" : "counting";
  }
}
