package io.bursar.core.ledger;

import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import java.util.List;

/**
 * The one function that changes a ledger: {@code apply(state, entry) → state, effects}. The live
 * hub, backtests and tests all run this one. It is as pure as its store: no clock, no randomness,
 * no input or output; the same entries at the same positions give the same documents and effects.
 */
public interface Ledger {

  /** Applies one entry; the state changes in {@code store}. Entries come in journal order. */
  List<Effect> apply(LedgerStore store, Entry entry, Position position);
}
