package io.bursar.routes.delivery;

import io.bursar.adapters.delivery.RetryPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How stubborn deliveries are: {@code bursar.delivery.*}. The defaults are four to five minutes of
 * attempts: a deployment or failover of a target passes in that time, and what is undelivered after
 * it needs a person anyway.
 *
 * @param attempts the most attempts of one delivery
 * @param firstWait pause after the first failure; it doubles from then on
 * @param longestWait the pause at which doubling ends
 * @param longestRetryAfter the longest Retry-After that is waited for; a longer one ends the
 *     delivery
 */
@ConfigurationProperties("bursar.delivery")
record DeliverySettings(
    @DefaultValue("10") int attempts,
    @DefaultValue("1s") Duration firstWait,
    @DefaultValue("60s") Duration longestWait,
    @DefaultValue("5m") Duration longestRetryAfter) {

  /** A call ends after 10 seconds; the rest is for the bus, which records the attempt. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

  RetryPolicy policy() {
    return new RetryPolicy(attempts, firstWait, longestWait, longestRetryAfter, LONGEST_CALL);
  }
}
