package io.bursar.core.money;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An exact amount of one currency.
 *
 * @param amount the amount, of any sign; a credit is negative
 * @param currency ISO 4217 code, or a code the tenant uses for its own unit
 */
public record Money(BigDecimal amount, String currency) {
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
  }

  @Override
  public String toString() {
    return currency + " " + Amounts.text(amount);
  }
}
