package io.bursar.routes.views;

import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.ImportEvent;

/**
 * How far an import is.
 *
 * @param collected what collect says: its rows, and those that it could not use
 * @param rejectedByClean rows that clean could not use
 * @param counted what the ledger says; its zeros until it has seen a row
 */
public record ImportProgress(ImportEvent collected, long rejectedByClean, ImportCounts counted) {

  /** Rows that no stage could use. */
  public long rejected() {
    return collected.rejected() + rejectedByClean + counted.rejected();
  }

  /** Rows whose end is known. */
  public long ended() {
    return collected.rejected() + rejectedByClean + counted.total();
  }

  /**
   * Whether the whole file was read and every row of it has ended. There can be more ends than
   * rows: rows that were sent to the bus again because an answer of it was lost are duplicates.
   */
  public boolean done() {
    return collected.complete() && ended() >= collected.rows();
  }
}
