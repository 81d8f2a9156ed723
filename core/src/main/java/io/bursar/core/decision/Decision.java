package io.bursar.core.decision;

import io.bursar.core.configuration.Policy.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a policy did, once per node, period, threshold and arming. Each change of its status is a
 * new record with the same id; the records of a tenant form a chain of hashes.
 *
 * @param id {@code hash(tenant, policy, node, period, threshold, arming)}
 * @param number position in the tenant's chain, from 1
 * @param node id of the node it was judged on
 * @param path the node's path at that time
 * @param period label of the period it was judged on
 * @param threshold the threshold passed, where the policy has thresholds
 * @param arming how often the policy was armed there, from 1
 * @param alerts whom to tell
 * @param allotments limits moved, or that would have moved were the status FROZEN or REFUSED
 * @param reason code and words when FROZEN, REFUSED, RETRACTED or NOT_JUDGED
 * @param receipt why
 * @param time journal time
 * @param previousHash hash of the tenant's record before; 64 zeros for the first
 * @param hash SHA-256, hex, over this record's canonical text with {@code previousHash}
 */
public record Decision(
    String id,
    long number,
    String tenant,
    String policy,
    String node,
    String path,
    String period,
    Optional<BigDecimal> threshold,
    int arming,
    Status status,
    List<Told> alerts,
    List<Allotment> allotments,
    Optional<String> reason,
    Receipt receipt,
    Instant time,
    String previousHash,
    String hash) {

  /** Where a decision stands. */
  public enum Status {
    APPLIED,
    FROZEN,
    REFUSED,
    RETRACTED,
    /** The policy needs a forecast and there is none: nothing follows. */
    NOT_JUDGED
  }

  /** Whom to tell, and how loud; {@code to} empty means every target. */
  public record Told(Severity severity, List<String> to) {}

  /**
   * One signed change to a budget.
   *
   * @param amount ledger currency; a cut is negative
   * @param before the budget before it
   * @param after the budget after it
   */
  public record Allotment(
      String node, String period, BigDecimal amount, BigDecimal before, BigDecimal after) {}
}
