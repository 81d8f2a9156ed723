package io.bursar.routes.views;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The charges behind a figure. */
public interface ChargesView {

  /**
   * Charges by day, then by node.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<ChargeLine> find(ChargesQuery query, PageRequest page);

  /** What they add up to by category and service, in the order of both. */
  List<ChargeSum> sums(ChargesQuery query);

  /** Those of a tenant's days whose rate is not final, by currency. */
  List<UnfinalCharges> unfinal(String tenant, LocalDate from, LocalDate to);

  /** What they add up to, in ledger currency. */
  BigDecimal total(ChargesQuery query);
}
