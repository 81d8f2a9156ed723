package io.bursar.adapters.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What an adapter throws when an attempt failed. Its text is recorded and logged, so it is made of
 * words of ours and of a status, never of what was sent, what came back, or an address.
 */
public final class DeliveryFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final DeliveryCode code;
  private final String detail;
  private final boolean lasting;
  private final transient Optional<Duration> retryAfter;

  private DeliveryFailure(
      DeliveryCode code, String detail, boolean lasting, Optional<Duration> retryAfter) {
    super(code.code() + " " + detail);
    this.code = code;
    this.detail = detail;
    this.lasting = lasting;
    this.retryAfter = retryAfter;
  }

  /** Another attempt may do better. */
  public static DeliveryFailure passing(DeliveryCode code, String detail) {
    return new DeliveryFailure(code, detail, false, Optional.empty());
  }

  /** Another attempt may do better, not before {@code retryAfter} when that is there. */
  public static DeliveryFailure passing(
      DeliveryCode code, String detail, Optional<Duration> retryAfter) {
    return new DeliveryFailure(code, detail, false, retryAfter);
  }

  /** No other attempt will do better until somebody changes something. */
  public static DeliveryFailure lasting(DeliveryCode code, String detail) {
    return new DeliveryFailure(code, detail, true, Optional.empty());
  }

  public DeliveryCode code() {
    return code;
  }

  /** The message without its code. */
  public String detail() {
    return detail;
  }

  /** Whether every further attempt would fail the same way. */
  public boolean lasting() {
    return lasting;
  }

  /** How long the target asked to be left alone. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
