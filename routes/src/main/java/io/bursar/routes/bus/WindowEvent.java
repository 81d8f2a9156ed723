package io.bursar.routes.bus;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a node (descendants included) spent in five minutes: topic windows, key tenant and node.
 * Absolute; the one with the highest offset is right.
 *
 * @param start first instant of the window, a multiple of five minutes of the hour
 * @param spent ledger currency
 * @param charges how many postings moved it
 */
public record WindowEvent(
    String tenant, String node, Instant start, BigDecimal spent, long charges, long offset) {}
