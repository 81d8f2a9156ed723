package io.bursar.core.decision;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One budget of the node that a policy would move, and those that bound it, as they were before
 * anything was moved; ledger currency.
 *
 * @param period label
 * @param plan the budget without allotments; empty where there is none
 * @param budget the budget in force; empty where there is none
 * @param children what the node's children have together
 * @param parent what the node's parent has; empty for the root, and where the parent has none
 * @param siblings what the children of that parent have together, the node included
 */
public record Limit(
    String period,
    Optional<BigDecimal> plan,
    Optional<BigDecimal> budget,
    BigDecimal children,
    Optional<BigDecimal> parent,
    BigDecimal siblings) {}
