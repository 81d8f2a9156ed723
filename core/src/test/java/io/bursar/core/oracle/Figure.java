package io.bursar.core.oracle;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a ledger must say of one node and period; ledger currency.
 *
 * @param budget what may be spent; empty where there is none
 */
public record Figure(BigDecimal spent, Optional<BigDecimal> budget) {

  /** Of a node and period of which nothing is known. */
  public static final Figure NOTHING = new Figure(BigDecimal.ZERO, Optional.empty());

  /** What is left of the budget; below zero where more was spent. */
  public Optional<BigDecimal> available() {
    return budget.map(amount -> amount.subtract(spent));
  }
}
