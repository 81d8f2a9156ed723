package io.bursar.routes.notify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as people read them. The exact ones stand beside the sentence, in the message. */
final class AmountWords {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final int TINY_DIGITS = 2;

  private AmountWords() {}

  /** {@code CNY 9,600}. */
  static String money(String currency, BigDecimal amount) {
    return currency + " " + number(amount);
  }

  /** {@code 9,600}, {@code 9,600.50}, {@code 0.0000024}. */
  static String number(BigDecimal amount) {
    if (amount.signum() != 0 && amount.abs().compareTo(CENT) < 0) {
      return amount.round(new MathContext(TINY_DIGITS)).stripTrailingZeros().toPlainString();
    }
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_EVEN);
    boolean whole = cents.stripTrailingZeros().scale() <= 0;
    return new DecimalFormat(
            whole ? "#,##0" : "#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(cents);
  }

  /**
   * {@code 82 %}, {@code 79.9 %}: never rounded up, so that 79.99 % does not read as 80 %. But for
   * what the ledger itself rounds: a fifth of 622.222222222222 is to read as 20 %.
   */
  static String share(BigDecimal part, BigDecimal whole) {
    BigDecimal percent =
        part.multiply(HUNDRED)
            .divide(whole, 6, RoundingMode.HALF_EVEN)
            .setScale(1, RoundingMode.DOWN)
            .stripTrailingZeros();
    return percent.toPlainString() + " %";
  }
}
