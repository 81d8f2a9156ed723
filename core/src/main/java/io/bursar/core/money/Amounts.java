package io.bursar.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How Bursar counts: decimals, scale 12 inside the ledger, half-even, never a binary float. What is
 * cut into parts is cut towards zero, and the last part takes the rest, so that the parts add up to
 * the whole and those of a credit are those of its charge.
 */
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

  /** The amount in that many equal parts, 1 or more; the last takes the rest. */
  public static List<BigDecimal> inEqualParts(BigDecimal amount, int count) {
    if (count == 1) {
      return List.of(amount);
    }
    BigDecimal part = amount.divide(BigDecimal.valueOf(count), SCALE, RoundingMode.DOWN);
    List<BigDecimal> parts = new ArrayList<>(count);
    for (int i = 1; i < count; i++) {
      parts.add(part);
    }
    parts.add(amount.subtract(part.multiply(BigDecimal.valueOf(count - 1L))));
    return parts;
  }

  /** A part of the amount for each share, and the rest as the last part. */
  public static List<BigDecimal> inShares(BigDecimal amount, List<BigDecimal> shares) {
    List<BigDecimal> parts = new ArrayList<>(shares.size() + 1);
    BigDecimal rest = amount;
    for (BigDecimal share : shares) {
      BigDecimal part = amount.multiply(share).setScale(SCALE, RoundingMode.DOWN);
      parts.add(part);
      rest = rest.subtract(part);
    }
    parts.add(rest);
    return parts;
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
