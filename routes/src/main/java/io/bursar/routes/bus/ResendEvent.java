package io.bursar.routes.bus;

import java.time.Instant;

/**
 * Somebody's word that a delivery is to be made again: topic deliveries, key tenant.
 *
 * @param delivery id of the delivery
 * @param purpose {@code notify} or {@code adjust}
 * @param attempts the attempts that were made until now; numbering goes on after them
 */
public record ResendEvent(
    String delivery, String tenant, String purpose, int attempts, Instant time) {}
