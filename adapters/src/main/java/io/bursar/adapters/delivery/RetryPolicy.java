package io.bursar.adapters.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * How often, and with what pauses, something is tried before it is given up. Pauses double from
 * {@code firstWait} up to {@code longestWait}; half of each is random, so that many deliveries to
 * one target that comes back do not come back together.
 *
 * @param attempts the most attempts, the first included
 * @param firstWait pause after the first failure
 * @param longestWait the pause at which doubling ends
 * @param longestAsked the longest Retry-After that is waited for; one that is longer ends the
 *     delivery, because asking again earlier would be rude and useless
 * @param longestCall the longest one attempt may take
 */
public record RetryPolicy(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration longestAsked,
    Duration longestCall) {

  private static final int MOST_DOUBLINGS = 30;

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is " + attempts + "; at least 1 is needed");
    }
  }

  /**
   * The pause before the next attempt.
   *
   * @param failed attempts that failed so far, from 1
   * @param asked what the target asked for
   * @param random from 0 (included) to 1
   */
  public Duration pause(int failed, Optional<Duration> asked, double random) {
    long full =
        Math.min(
            longestWait.toMillis(), firstWait.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS));
    Duration backOff = Duration.ofMillis(full / 2 + (long) (random * full / 2));
    return asked.filter(wait -> wait.compareTo(backOff) > 0).orElse(backOff);
  }

  /** Whether the target asks for more patience than there is. */
  public boolean asksTooMuch(Optional<Duration> asked) {
    return asked.filter(wait -> wait.compareTo(longestAsked) > 0).isPresent();
  }

  /** The longest that one delivery can take, every attempt and pause at its longest. */
  public Duration longestDelivery() {
    Duration pause = longestWait.compareTo(longestAsked) > 0 ? longestWait : longestAsked;
    return longestCall.multipliedBy(attempts).plus(pause.multipliedBy(attempts - 1L));
  }
}
