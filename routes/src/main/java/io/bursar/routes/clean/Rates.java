package io.bursar.routes.clean;

import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.RateEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rates of one tenant: what a currency was worth in ledger currency on a day. */
final class Rates {

  private final String ledgerCurrency;
  private final Map<String, NavigableMap<LocalDate, BigDecimal>> byCurrency = new HashMap<>();

  Rates(String ledgerCurrency, List<RateEntry> rates) {
    this.ledgerCurrency = ledgerCurrency;
    for (RateEntry rate : rates) {
      byCurrency
          .computeIfAbsent(rate.currency(), currency -> new TreeMap<>())
          .put(rate.day(), rate.rate());
    }
  }

  /** How money of that currency and day becomes ledger money, as far as is known now. */
  Conversion on(String currency, LocalDate day) {
    if (currency.equals(ledgerCurrency)) {
      return new Conversion(Conversion.Kind.SAME, day, Optional.of(BigDecimal.ONE));
    }
    NavigableMap<LocalDate, BigDecimal> known = byCurrency.getOrDefault(currency, new TreeMap<>());
    Map.Entry<LocalDate, BigDecimal> last = known.floorEntry(day);
    if (last == null) {
      return new Conversion(Conversion.Kind.UNRATED, day, Optional.empty());
    }
    Conversion.Kind kind =
        last.getKey().equals(day) ? Conversion.Kind.FINAL : Conversion.Kind.PROVISIONAL;
    return new Conversion(kind, day, Optional.of(last.getValue()));
  }
}
