package io.bursar.core.ledger.rules;

import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.AwaitingRate;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.KnownRate;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.StateKeys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rates of days. When one comes, the charges that were waiting for it are restated to it, so many a
 * step and the rest on the next ticks: one rate must not stop the journal for minutes.
 */
final class Rates {

  /** Most charges that one step restates. */
  static final int A_STEP = 5_000;

  private final Tenants tenants;

  Rates(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, RateEntry entry, Position position) {
    List<Effect> effects = new ArrayList<>();
    Tenant tenant = tenants.find(store, entry.tenant());
    if (tenant == null || !StateKeys.usable(entry.currency())) {
      effects.add(refused(entry, tenant == null));
      return effects;
    }
    store.put(
        StateKeys.rate(entry.tenant(), entry.currency(), entry.day()), new KnownRate(entry.rate()));
    int done = restate(store, tenant, entry.currency(), entry.day(), A_STEP, position, effects);
    if (done == A_STEP) {
      store.put(StateKeys.restate(entry.tenant(), entry.currency(), entry.day()), Marker.SET);
    }
    return effects;
  }

  /** Goes on with what earlier steps left. */
  void goOn(LedgerStore store, Position position, List<Effect> effects) {
    int left = A_STEP;
    for (StateKey unfinished : Scans.partitionKeys(store, StateKeys.restate())) {
      String[] parts = StateKeys.parts(unfinished);
      Tenant tenant = tenants.find(store, parts[0]);
      int done =
          restate(store, tenant, parts[1], LocalDate.parse(parts[2]), left, position, effects);
      if (done == left) {
        return;
      }
      left -= done;
      store.delete(unfinished);
    }
  }

  private int restate(
      LedgerStore store,
      Tenant tenant,
      String currency,
      LocalDate day,
      int most,
      Position position,
      List<Effect> effects) {
    BigDecimal rate =
        ((KnownRate) store.get(StateKeys.rate(tenant.name(), currency, day)).orElseThrow()).rate();
    Conversion conversion = new Conversion(Conversion.Kind.FINAL, day, Optional.of(rate));
    List<Map.Entry<StateKey, StateDocument>> waiting =
        Scans.first(
            store, tenant.name(), Kind.PROVISIONAL, StateKeys.awaiting(currency, day), most);
    for (Map.Entry<StateKey, StateDocument> each : waiting) {
      ChargeEntry before = ((AwaitingRate) each.getValue()).charge();
      ChargeEntry after = before.converted(conversion);
      store.delete(each.getKey());
      StateKey key = StateKeys.charge(after.tenant(), after.source(), after.id());
      ChargeStanding standing = Charges.standing(after);
      store.put(key, standing);
      effects.add(new Effect.Posting(after, Outcome.RESTATED, before.parts()));
      Postings postings = new Postings(tenant);
      postings.takeBack(before.parts());
      postings.add(after.parts());
      postings.post(store, position.offset(), effects);
    }
    return waiting.size();
  }

  private static Effect refused(RateEntry entry, boolean unknownTenant) {
    return new Effect.Rejected(
        new Rejection(
            entry.tenant(),
            "rates",
            "ledger",
            LedgerCode.RATE_UNUSABLE.code(),
            "rate of " + entry.currency() + " on " + entry.day(),
            (unknownTenant
                    ? "tenant '" + entry.tenant() + "' is not declared. "
                    : "currency has a NUL in it. ")
                + LedgerCode.RATE_UNUSABLE.remedy(),
            new byte[0],
            Optional.empty()));
  }
}
