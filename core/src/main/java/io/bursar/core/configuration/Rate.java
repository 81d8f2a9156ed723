package io.bursar.core.configuration;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one unit of a currency was worth on a day.
 *
 * @param rate ledger currency for one unit of it, above zero
 */
public record Rate(String currency, LocalDate day, BigDecimal rate) {}
