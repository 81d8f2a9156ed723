package io.bursar.routes.bus;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to tell or do something outside: topic deliveries, key tenant.
 *
 * @param id of the delivery: decision id, decision number and target; the same over all attempts
 * @param target name of the target
 * @param purpose {@code notify} or {@code adjust}
 * @param attempt from 1
 * @param state how it stands after this attempt
 * @param detail status or error in a few words, never a body and never a secret
 */
public record DeliveryEvent(
    String id,
    String tenant,
    String decision,
    long decisionNumber,
    String target,
    String purpose,
    int attempt,
    State state,
    Optional<String> detail,
    Instant time) {

  /** How a delivery stands. */
  public enum State {
    /** The target took it. */
    DELIVERED,
    /** This attempt failed; another follows. */
    RETRYING,
    /** Given up; can be sent again by hand. */
    UNDELIVERED
  }
}
