package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.AwaitingRate;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.StateKeys;
import java.time.LocalDate;

/** The charges that wait for a rate: provisional ones by currency and day, unrated ones apart. */
final class Waiting {

  private Waiting() {}

  static void add(LedgerStore store, ChargeEntry charge) {
    if (waits(charge.conversion())) {
      store.put(
          key(charge, charge.billed().currency(), charge.conversion()), new AwaitingRate(charge));
    }
  }

  /** What stood of a charge waits no longer. */
  static void remove(LedgerStore store, ChargeEntry charge, ChargeStanding stood) {
    if (waits(stood.conversion())) {
      store.delete(key(charge, stood.currency(), stood.conversion()));
    }
  }

  static boolean waits(Conversion conversion) {
    return conversion.kind() == Kind.PROVISIONAL || conversion.kind() == Kind.UNRATED;
  }

  private static StateKey key(ChargeEntry charge, String currency, Conversion conversion) {
    LocalDate day = conversion.day();
    return conversion.kind() == Kind.UNRATED
        ? StateKeys.unrated(charge.tenant(), currency, day, charge.source(), charge.identity())
        : StateKeys.awaiting(charge.tenant(), currency, day, charge.source(), charge.identity());
  }
}
