package io.bursar.core.oracle;

import java.math.BigDecimal;

/**
 * One limit that a decision moved, or would have moved; amounts in ledger currency and without
 * trailing zeros.
 *
 * @param amount signed: a cut is negative
 */
public record Move(
    String node, String period, BigDecimal amount, BigDecimal before, BigDecimal after) {
  public Move {
    amount = amount.stripTrailingZeros();
    before = before.stripTrailingZeros();
    after = after.stripTrailingZeros();
  }
}
