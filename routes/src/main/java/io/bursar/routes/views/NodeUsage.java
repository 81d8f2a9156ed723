package io.bursar.routes.views;

import io.bursar.core.usage.Usage;

/**
 * Usage of a node in a period.
 *
 * @param node id of the node
 * @param currency ledger currency
 * @param usage period, budget, spent, held and available
 * @param offset journal offset at which it is true
 */
public record NodeUsage(String tenant, String node, String currency, Usage usage, long offset) {}
