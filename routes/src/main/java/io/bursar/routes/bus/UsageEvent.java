package io.bursar.routes.bus;

import io.bursar.core.usage.Usage;
import java.util.List;

/**
 * Absolute usage of a node in one month (the month and those of its days in which something is), or
 * in one year (the year and its quarters): topic usage, compacted, key tenant, node and bucket.
 *
 * @param bucket label of the month or the year
 * @param currency ledger currency
 * @param periods the periods of the bucket
 * @param offset journal offset at which all of it is true; the highest is right
 */
public record UsageEvent(
    String tenant, String node, String bucket, String currency, List<Usage> periods, long offset) {}
