package io.bursar.routes.ledger;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import java.util.Optional;

/** Whose entry it is. */
final class EntryTenant {

  private EntryTenant() {}

  /** Empty for a tick. */
  static Optional<String> of(Entry entry) {
    if (entry instanceof ChargeEntry charge) {
      return Optional.of(charge.tenant());
    } else if (entry instanceof DeclareEntry declare) {
      return Optional.of(declare.configuration().tenant());
    } else if (entry instanceof RateEntry rate) {
      return Optional.of(rate.tenant());
    } else if (entry instanceof ForecastEntry forecast) {
      return Optional.of(forecast.tenant());
    } else if (entry instanceof SnapshotEntry snapshot) {
      return Optional.of(snapshot.tenant());
    } else if (entry instanceof SnapshotRowEntry row) {
      return Optional.of(row.tenant());
    } else if (entry instanceof CloseEntry close) {
      return Optional.of(close.tenant());
    }
    return Optional.empty();
  }
}
