package io.bursar.core.ledger.rules;

import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import java.util.Optional;

/**
 * What the ledger says of entries that it could not use. The original is left empty: the ledger
 * knows entries, not bytes. Who feeds it the journal has the record and puts its bytes in.
 */
final class Rejections {

  private static final byte[] NO_ORIGINAL = {};

  private Rejections() {}

  static Rejection of(ChargeEntry charge, LedgerCode code, String reason) {
    return of(
        charge.tenant(), charge.source(), code, "charge " + charge.id(), reason, charge.importId());
  }

  static Rejection of(RateEntry rate, LedgerCode code, String reason) {
    return of(
        rate.tenant(),
        "rates",
        code,
        "rate of " + rate.currency() + " on " + rate.day(),
        reason,
        Optional.empty());
  }

  static Rejection of(SnapshotEntry snapshot, LedgerCode code, String reason) {
    return of(
        snapshot.tenant(),
        snapshot.source(),
        code,
        "snapshot %d of %s, %s"
            .formatted(snapshot.version(), snapshot.account(), snapshot.billingPeriod()),
        reason,
        snapshot.importId());
  }

  static Rejection of(ForecastEntry forecast, String reason) {
    return of(
        forecast.tenant(),
        "forecast",
        LedgerCode.FORECAST_UNUSABLE,
        "forecast of " + forecast.node() + " from " + forecast.origin(),
        reason,
        Optional.empty());
  }

  private static Rejection of(
      String tenant,
      String source,
      LedgerCode code,
      String where,
      String reason,
      Optional<String> importId) {
    return new Rejection(
        tenant,
        source,
        "ledger",
        code.code(),
        where,
        reason + ". " + code.remedy(),
        NO_ORIGINAL,
        importId);
  }
}
