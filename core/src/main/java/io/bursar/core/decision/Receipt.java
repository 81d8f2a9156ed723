package io.bursar.core.decision;

import io.bursar.core.usage.Usage;
import java.util.List;
import java.util.Map;

/**
 * Everything the policy saw, so that deciding again from it gives the same decision.
 *
 * @param usage the usage judged
 * @param offset journal offset at which it was true
 * @param revision configuration revision in force
 * @param policyVersion version of the policy's text, from 1
 * @param policyText the policy as its owner wrote it
 * @param values every word of the condition with its value, amounts as plain text
 * @param freezeDay whether the day was a freeze day
 * @param currency ledger currency
 * @param limits those that the policy would move, one a period; empty where it moves none
 */
public record Receipt(
    Usage usage,
    long offset,
    long revision,
    int policyVersion,
    String policyText,
    Map<String, String> values,
    boolean freezeDay,
    String currency,
    List<Limit> limits) {

  /** One that was written before receipts had limits has none. */
  public Receipt {
    limits = limits == null ? List.of() : List.copyOf(limits);
  }

  /** Of a policy that moves no limit. */
  public Receipt(
      Usage usage,
      long offset,
      long revision,
      int policyVersion,
      String policyText,
      Map<String, String> values,
      boolean freezeDay,
      String currency) {
    this(
        usage, offset, revision, policyVersion, policyText, values, freezeDay, currency, List.of());
  }
}
