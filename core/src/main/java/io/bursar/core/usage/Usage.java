package io.bursar.core.usage;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a node has used in a period; ledger currency.
 *
 * @param period label
 * @param budget what it may spend; empty where there is none
 * @param spent descendants included
 * @param held reserved and not yet spent, descendants included
 */
public record Usage(String period, Optional<BigDecimal> budget, BigDecimal spent, BigDecimal held) {
  /** Own budget − spent − held, never the ancestors' minimum; empty where there is no budget. */
  public Optional<BigDecimal> available() {
    return budget.map(amount -> amount.subtract(spent).subtract(held));
  }
}
