package io.bursar.routes.views;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What charges of one kind add up to.
 *
 * @param category FOCUS ChargeCategory; empty where there is none
 * @param service FOCUS ServiceName; empty where there is none
 * @param ledger in ledger currency
 * @param parts how many parts of charges it is
 */
public record ChargeSum(
    Optional<String> category, Optional<String> service, BigDecimal ledger, long parts) {}
