package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.KnownRate;
import io.bursar.core.ledger.state.StateKeys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rates that the ledger knows. */
final class KnownRates {

  private KnownRates() {}

  /** By the rate of the day itself. */
  static Optional<Conversion> exact(
      LedgerStore store, String tenant, String currency, LocalDate day) {
    return store
        .get(StateKeys.rate(tenant, currency, day))
        .map(known -> ((KnownRate) known).rate())
        .map(rate -> new Conversion(Kind.FINAL, day, Optional.of(rate)));
  }

  /** By the last rate before that day, until the day's own comes. */
  static Optional<Conversion> last(
      LedgerStore store, String tenant, String currency, LocalDate day) {
    return last(all(store, tenant, currency), day);
  }

  static Optional<Conversion> last(NavigableMap<LocalDate, BigDecimal> rates, LocalDate day) {
    return Optional.ofNullable(rates.floorEntry(day))
        .map(rate -> new Conversion(Kind.PROVISIONAL, day, Optional.of(rate.getValue())));
  }

  /** All rates of a currency, to find the last before many days. */
  static NavigableMap<LocalDate, BigDecimal> all(
      LedgerStore store, String tenant, String currency) {
    String prefix = StateKeys.rates(currency);
    NavigableMap<LocalDate, BigDecimal> rates = new TreeMap<>();
    for (Map.Entry<StateKey, StateDocument> each :
        Scans.all(store, tenant, StateKey.Kind.RATE, prefix)) {
      rates.put(
          LocalDate.parse(each.getKey().rest().substring(prefix.length())),
          ((KnownRate) each.getValue()).rate());
    }
    return rates;
  }
}
