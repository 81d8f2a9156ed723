package io.bursar.core.configuration;

import java.math.BigDecimal;
import java.util.List;

/**
 * Sends a charge to a node, or shares it between several.
 *
 * @param when CEL over {@code service}, {@code account}, {@code provider}, {@code source}, {@code
 *     metric} (strings, empty when absent), {@code tags} and {@code focus} (maps of strings).
 *     {@code service} is FOCUS' ServiceName, {@code account} SubAccountId or else BillingAccountId,
 *     {@code provider} ServiceProviderName or else ProviderName
 * @param node id of the node that gets the charge, or what the shares leave of it
 * @param shares of a shared cost (LEDGER.md, case 17), what other nodes get of it; together less
 *     than the whole. Empty when all of it is the node's
 * @param place file and line, for messages
 */
public record AttributionRule(String when, String node, List<Share> shares, String place) {

  /** One that was journaled before costs were shared has none. */
  public AttributionRule {
    shares = shares == null ? List.of() : List.copyOf(shares);
  }

  /** One that sends all of a charge to one node. */
  public AttributionRule(String when, String node, String place) {
    this(when, node, List.of(), place);
  }

  /**
   * A node's share.
   *
   * @param node id of the node
   * @param part its part of the whole, above 0 and below 1
   */
  public record Share(String node, BigDecimal part) {}
}
