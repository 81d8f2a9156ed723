package io.bursar.routes.views;

import java.math.BigDecimal;

/** The charges behind a figure. */
public interface ChargesView {

  /**
   * Charges by day, then by node.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<ChargeLine> find(ChargesQuery query, PageRequest page);

  /** What they add up to, in ledger currency. */
  BigDecimal total(ChargesQuery query);
}
