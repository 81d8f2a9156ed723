package io.bursar.core.usage;

import io.bursar.core.period.Period;

/**
 * The usage of a node and a period, with all that is needed to show it.
 *
 * @param node id of the node
 * @param path the node's path on the period's last day
 * @param currency ledger currency
 * @param usage the figures
 * @param offset journal offset of the last change of these figures: of two usages of the same node
 *     and period, the one with the higher offset is the newer
 */
public record NodeUsage(
    String tenant,
    String node,
    String path,
    Period period,
    String currency,
    Usage usage,
    long offset) {}
