package io.bursar.core.oracle;

import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.RateEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rates that came. */
final class Rates {

  private final Map<String, NavigableMap<LocalDate, BigDecimal>> known = new HashMap<>();

  void know(RateEntry entry) {
    of(entry.tenant(), entry.currency()).put(entry.day(), entry.rate());
  }

  /** With its day's rate, if it waits for one that is known; without any, with the last before. */
  Standing rated(Standing charge) {
    if (!charge.waits()) {
      return charge;
    }
    NavigableMap<LocalDate, BigDecimal> rates = of(charge.tenant(), charge.currency());
    if (rates.containsKey(charge.rateDay())) {
      return charge.at(rates.get(charge.rateDay()), Kind.FINAL);
    }
    Map.Entry<LocalDate, BigDecimal> last = rates.floorEntry(charge.rateDay());
    return charge.kind() == Kind.UNRATED && last != null
        ? charge.at(last.getValue(), Kind.PROVISIONAL)
        : charge;
  }

  private NavigableMap<LocalDate, BigDecimal> of(String tenant, String currency) {
    return known.computeIfAbsent(tenant + " " + currency, any -> new TreeMap<>());
  }
}
