package io.bursar.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How Bursar counts: decimals, scale 12 inside the ledger, half-even, never a binary float. */
public final class Amounts {

  /** Digits after the point inside the ledger. */
  public static final int SCALE = 12;

  private Amounts() {}

  /**
   * The amount as the ledger keeps it: at most {@link #SCALE} digits after the point, half-even.
   */
  public static BigDecimal ledger(BigDecimal amount) {
    return amount.scale() <= SCALE ? amount : amount.setScale(SCALE, RoundingMode.HALF_EVEN);
  }

  /** {@code billed × rate} in ledger money, rounded once. */
  public static BigDecimal convert(BigDecimal billed, BigDecimal rate) {
    return ledger(billed.multiply(rate));
  }

  /** The one way an amount is written: plain digits, no exponent, no trailing zeros. */
  public static String text(BigDecimal amount) {
    if (amount.signum() == 0) {
      return "0";
    }
    return amount.scale() > 0
        ? amount.stripTrailingZeros().toPlainString()
        : amount.toPlainString();
  }
}
