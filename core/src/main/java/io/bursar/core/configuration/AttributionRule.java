package io.bursar.core.configuration;

/**
 * Sends a charge to a node.
 *
 * @param when CEL over {@code service}, {@code account}, {@code provider}, {@code source}, {@code
 *     metric} (strings, empty when absent), {@code tags} and {@code focus} (maps of strings).
 *     {@code service} is FOCUS' ServiceName, {@code account} SubAccountId or else BillingAccountId,
 *     {@code provider} ServiceProviderName or else ProviderName
 * @param node id of the node
 * @param place file and line, for messages
 */
public record AttributionRule(String when, String node, String place) {}
