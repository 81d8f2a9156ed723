package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.LedgerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands each kind of entry to its rules. */
final class JournalLedger implements Ledger {

  private final Charges charges;
  private final Declares declares;
  private final Rates rates;
  private final Forecasts forecasts;
  private final Snapshots snapshots;
  private final Closes closes;
  private final Ticks ticks;

  JournalLedger(Tenants tenants) {
    declares = new Declares(tenants);
    rates = new Rates(tenants);
    forecasts = new Forecasts(tenants);
    snapshots = new Snapshots(tenants);
    charges = new Charges(tenants, snapshots);
    closes = new Closes(tenants);
    ticks = new Ticks(tenants, rates, snapshots, closes);
  }

  @Override
  public List<Effect> apply(LedgerStore store, Entry entry, Position position) {
    if (entry instanceof ChargeEntry charge) {
      return charges.apply(store, charge, position);
    }
    if (entry instanceof DeclareEntry declare) {
      return declares.apply(store, declare, position);
    }
    if (entry instanceof RateEntry rate) {
      return rates.apply(store, rate, position);
    }
    if (entry instanceof ForecastEntry forecast) {
      return forecasts.apply(store, forecast);
    }
    if (entry instanceof SnapshotEntry snapshot) {
      return snapshots.apply(store, snapshot, position);
    }
    if (entry instanceof SnapshotRowEntry row) {
      return snapshots.apply(store, row);
    }
    if (entry instanceof CloseEntry close) {
      return closes.apply(store, close, position);
    }
    return ticks.apply(store, position);
  }

  @Override
  public Optional<Instant> nextDue(LedgerStore store) {
    return ticks.nextDue(store);
  }
}
