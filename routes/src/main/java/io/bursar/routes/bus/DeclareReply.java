package io.bursar.routes.bus;

import java.util.List;

/**
 * The ledger's answer to a declare: topic replies, key tenant and revision.
 *
 * @param accepted whether it is in force; the one before stays when not
 * @param messages warnings when accepted, reasons when not
 */
public record DeclareReply(
    String tenant, long revision, String hash, boolean accepted, List<String> messages) {}
