package io.bursar.routes.delivery;

import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeliveryEvent.State;
import io.bursar.routes.bus.Traces;
import java.time.Duration;
import java.util.Optional;

/**
 * One message on its way to one target. The route that carries it changes it, and nobody else sees
 * it: what lasts are the events made of it.
 */
public final class Delivery {

  private final DeliveryId id;
  private final String tenant;
  private final Purpose purpose;
  private final BusRecord cause;
  private final Optional<Object> message;
  private final Optional<DeliveryFailure> hopeless;
  private final int attemptsBefore;

  private int attempt;
  private State state = State.RETRYING;
  private Optional<String> detail = Optional.empty();
  private Duration pause = Duration.ZERO;
  private Optional<AttemptSpan> onItsWay = Optional.empty();

  private Delivery(
      DeliveryId id,
      String tenant,
      Purpose purpose,
      BusRecord cause,
      Optional<Object> message,
      Optional<DeliveryFailure> hopeless,
      int attemptsBefore) {
    this.id = id;
    this.tenant = tenant;
    this.purpose = purpose;
    this.cause = cause;
    this.message = message;
    this.hopeless = hopeless;
    this.attemptsBefore = attemptsBefore;
    this.attempt = attemptsBefore;
  }

  /**
   * A message that can be sent.
   *
   * @param message what the target's adapter takes
   * @param cause the record of the bus that asked for it
   * @param attemptsBefore attempts that were made before it was asked for again
   */
  public static Delivery of(
      DeliveryId id,
      String tenant,
      Purpose purpose,
      Object message,
      BusRecord cause,
      int attemptsBefore) {
    return new Delivery(
        id, tenant, purpose, cause, Optional.of(message), Optional.empty(), attemptsBefore);
  }

  /** Something that cannot be sent at all, so that this is recorded as any other end is. */
  public static Delivery hopeless(
      DeliveryId id,
      String tenant,
      Purpose purpose,
      DeliveryFailure why,
      BusRecord cause,
      int attemptsBefore) {
    return new Delivery(
        id, tenant, purpose, cause, Optional.empty(), Optional.of(why), attemptsBefore);
  }

  /** Whether another attempt is to be made. */
  public boolean isOpen() {
    return state == State.RETRYING;
  }

  Object begin(Traces traces) throws DeliveryFailure {
    attempt++;
    if (hopeless.isPresent()) {
      throw hopeless.get();
    }
    onItsWay = Optional.of(AttemptSpan.begin(traces, this));
    return message.orElseThrow();
  }

  void taken() {
    onItsWay.ifPresent(AttemptSpan::taken);
    onItsWay = Optional.empty();
    state = State.DELIVERED;
    detail = Optional.empty();
    pause = Duration.ZERO;
  }

  /** Where it was on its way, that attempt ended so. */
  void failed(String why) {
    onItsWay.ifPresent(attempted -> attempted.failed(why));
    onItsWay = Optional.empty();
  }

  void retry(String why, Duration wait) {
    detail = Optional.of(why);
    pause = wait;
  }

  void giveUp(String why) {
    state = State.UNDELIVERED;
    detail = Optional.of(why);
    pause = Duration.ZERO;
  }

  DeliveryId id() {
    return id;
  }

  String tenant() {
    return tenant;
  }

  Purpose purpose() {
    return purpose;
  }

  BusRecord cause() {
    return cause;
  }

  /** From 1, attempts before a repeat included. */
  int attempt() {
    return attempt;
  }

  /** Attempts since it was asked for, which are the ones that are bounded. */
  int attemptsNow() {
    return attempt - attemptsBefore;
  }

  State state() {
    return state;
  }

  Optional<String> detail() {
    return detail;
  }

  Duration pause() {
    return pause;
  }
}
