package io.bursar.core.journal;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one unit of a currency was worth on a day.
 *
 * @param currency the billed currency
 * @param day the day it holds for
 * @param rate ledger currency for one unit of it, above zero
 */
public record RateEntry(String tenant, String currency, LocalDate day, BigDecimal rate)
    implements Entry {
  public RateEntry {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException("rate of " + currency + " on " + day + " is " + rate);
    }
  }
}
