package io.bursar.routes.bus;

/**
 * Every row of a snapshot has come, and what it has no more was taken back: topic replies, key
 * tenant.
 *
 * @param account billing account
 * @param billingPeriod label of the billing period
 * @param version the snapshot's version
 * @param reversed how many charges were taken back
 * @param unreadable rows of it that nobody could read: when there are any, it is not complete, and
 *     nothing was taken back
 */
public record SnapshotReply(
    String tenant,
    String source,
    String account,
    String billingPeriod,
    long version,
    long reversed,
    long unreadable) {}
