package io.bursar.routes.views;

import io.bursar.core.journal.ChargeEntry.Conversion;
import java.math.BigDecimal;

/**
 * Charges in a currency whose rate is not final.
 *
 * @param kind PROVISIONAL, by an earlier day's rate, or UNRATED, which count 0
 * @param counted in that currency
 * @param ledger in ledger currency
 * @param parts how many parts of charges it is
 */
public record UnfinalCharges(
    String currency, Conversion.Kind kind, BigDecimal counted, BigDecimal ledger, long parts) {}
