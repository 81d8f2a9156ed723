package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.money.Amounts;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the ledger can't keep. {@code clean} lets none of it through; this is the last door, so that
 * no entry, whoever wrote it, can stop the journal.
 */
final class ChargeCheck {

  private static final int LAST_YEAR = 9999;

  private ChargeCheck() {}

  static Optional<String> problem(ChargeEntry entry, Tenant tenant) {
    if (!StateKeys.usable(entry.source())
        || !StateKeys.usable(entry.id())
        || !StateKeys.usable(entry.billed().currency())) {
      return Optional.of("source, id or currency has a NUL or half a character in it");
    }
    if (entry.parts().isEmpty() || entry.content().isEmpty()) {
      return Optional.of("it has no part, or no content");
    }
    if (entry.source().startsWith(Standing.ADJUSTMENTS)) {
      return Optional.of("source '" + entry.source() + "' is the ledger's own");
    }
    if (entry.scope().isPresent()) {
      SnapshotScope scope = entry.scope().get();
      if (!StateKeys.usable(scope.account()) || !StateKeys.usable(scope.billingPeriod())) {
        return Optional.of("account or billing period has a NUL or half a character in it");
      }
      if (scope.version() != entry.version().source()) {
        return Optional.of(
            "its version "
                + entry.version().source()
                + " is not its snapshot's, "
                + scope.version());
      }
    }
    for (int i = 0; i < entry.parts().size(); i++) {
      Part part = entry.parts().get(i);
      int year = part.when().day(tenant.zone()).getYear();
      if (year < 1 || year > LAST_YEAR) {
        return Optional.of("year " + year + " is not between 1 and " + LAST_YEAR);
      }
      if (part.ledger().scale() > Amounts.SCALE) {
        return Optional.of(
            "ledger amount " + part.ledger() + " has more than " + Amounts.SCALE + " decimals");
      }
    }
    return Optional.empty();
  }

  /** A day of the charge on which the tenant's calendar can count nothing. */
  static Optional<LocalDate> outside(ChargeEntry entry, Tenant tenant) {
    for (int i = 0; i < entry.parts().size(); i++) {
      LocalDate day = entry.parts().get(i).when().day(tenant.zone());
      if (!tenant.calendar().covers(day)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }
}
