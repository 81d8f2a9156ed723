package io.bursar.core.ledger;

import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one function that changes a ledger: {@code apply(state, entry) → state, effects}. The live
 * hub, backtests and tests all run this one. It is as pure as its store: no clock, no randomness,
 * no input or output; the same entries at the same positions give the same documents and effects.
 */
public interface Ledger {

  /** Applies one entry; the state changes in {@code store}. Entries come in journal order. */
  List<Effect> apply(LedgerStore store, Entry entry, Position position);

  /**
   * When the next tick is needed: a time in the past or now where something waits for one (changes
   * that were not judged yet, the rest of a restatement), the next turn of a tenant's day
   * otherwise; empty while no tenant is declared. A hub that ticks when this has come, and at most
   * once a second, ticks often enough.
   */
  Optional<Instant> nextDue(LedgerStore store);
}
