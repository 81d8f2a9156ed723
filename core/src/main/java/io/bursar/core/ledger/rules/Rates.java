package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.KnownRate;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.StateKeys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Rates of days. When one comes, the charges that were waiting for it are restated to it, so many a
 * step and the rest on the next ticks: one rate must not stop the journal for minutes. Charges that
 * had no rate at all get the last one before their day, at the next tick, when the rates that came
 * together are all known; they go on waiting for their day's own.
 */
final class Rates {

  /** Most parts of charges that one step restates, or one charge more. */
  static final int A_STEP = 5_000;

  private final Tenants tenants;

  Rates(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, RateEntry entry, Position position) {
    Tenant tenant = tenants.find(store, entry.tenant());
    if (tenant == null || !StateKeys.usable(entry.currency())) {
      return List.of(refused(entry, tenant == null));
    }
    String currency = entry.currency();
    store.put(StateKeys.rate(tenant.name(), currency, entry.day()), new KnownRate(entry.rate()));
    Restatement restatement = new Restatement(store, tenant, position, A_STEP);
    if (!toTheDay(restatement, store, tenant, currency, entry.day())) {
      store.put(StateKeys.restate(tenant.name(), currency, entry.day()), Marker.SET);
    }
    if (Scans.any(store, tenant.name(), Kind.PROVISIONAL, StateKeys.unrated(currency))) {
      store.put(StateKeys.rateCame(tenant.name(), currency), Marker.SET);
    }
    if (restatement.isHolding()) {
      restatement.effects().add(Held.rejected(tenant, entry, position));
    }
    return restatement.effects();
  }

  /** Goes on with what earlier steps left. */
  void goOn(LedgerStore store, Position position, List<Effect> effects) {
    int left = A_STEP;
    for (StateKey unfinished : Scans.partitionKeys(store, StateKeys.restate())) {
      String[] parts = StateKeys.parts(unfinished);
      Tenant tenant = tenants.find(store, parts[0]);
      Restatement restatement = new Restatement(store, tenant, position, left);
      boolean done = toTheDay(restatement, store, tenant, parts[1], LocalDate.parse(parts[2]));
      left -= finish(store, unfinished, done, restatement, effects);
    }
    for (StateKey unfinished : Scans.partitionKeys(store, StateKeys.ratesCame())) {
      String[] parts = StateKeys.parts(unfinished);
      Tenant tenant = tenants.find(store, parts[0]);
      Restatement restatement = new Restatement(store, tenant, position, left);
      boolean done = toTheLast(restatement, store, tenant, parts[1]);
      left -= finish(store, unfinished, done, restatement, effects);
    }
  }

  private static int finish(
      LedgerStore store,
      StateKey marker,
      boolean done,
      Restatement restatement,
      List<Effect> effects) {
    if (done) {
      store.delete(marker);
    }
    effects.addAll(restatement.effects());
    return restatement.count();
  }

  /** Everything that waits for the rate of that day; false when more is left than the step may. */
  private static boolean toTheDay(
      Restatement restatement, LedgerStore store, Tenant tenant, String currency, LocalDate day) {
    Optional<Conversion> exact = KnownRates.exact(store, tenant.name(), currency, day);
    return restatement.all(StateKeys.awaiting(currency, day), any -> exact)
        && restatement.all(StateKeys.unrated(currency, day), any -> exact);
  }

  /** Everything that had no rate, as far as there is one now. */
  private static boolean toTheLast(
      Restatement restatement, LedgerStore store, Tenant tenant, String currency) {
    NavigableMap<LocalDate, BigDecimal> rates = KnownRates.all(store, tenant.name(), currency);
    return restatement.all(
        StateKeys.unrated(currency), waiting -> KnownRates.last(rates, waiting.day()));
  }

  private static Effect refused(RateEntry entry, boolean unknownTenant) {
    return new Effect.Rejected(
        Rejections.of(
            entry,
            LedgerCode.RATE_UNUSABLE,
            unknownTenant
                ? "tenant '" + entry.tenant() + "' is not declared"
                : "currency has a NUL or half a character in it"));
  }
}
