package io.bursar.routes.delivery;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.delivery.RetryPolicy;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the loop that carries a delivery; the routes of notify and adjust call them. */
public final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final RetryPolicy policy;
  private final DeliveryGates gates;
  private final DeliveryMeters meters;
  private final Traces traces;
  private final Clock clock;
  private final DoubleSupplier random;

  /**
   * @param random from 0 (included) to 1, for jitter
   */
  public Deliveries(
      RetryPolicy policy,
      DeliveryGates gates,
      DeliveryMeters meters,
      Traces traces,
      Clock clock,
      DoubleSupplier random) {
    this.policy = policy;
    this.gates = gates;
    this.meters = meters;
    this.traces = traces;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Begins an attempt.
   *
   * @return what the adapter is to send
   * @throws DeliveryFailure when there is nothing that could be sent
   */
  public Object begin(Delivery delivery) throws DeliveryFailure {
    return delivery.begin(traces);
  }

  /** The target took it. */
  public void taken(Delivery delivery) {
    delivery.taken();
  }

  /** The attempt failed: there will be another one, or none. */
  public void failed(Delivery delivery, Exception exception) {
    DeliveryFailure failure = known(delivery, exception);
    delivery.failed(failure.code().code());
    if (failure.lasting()) {
      delivery.giveUp(failure.getMessage());
    } else if (policy.asksTooMuch(failure.retryAfter())) {
      delivery.giveUp(
          DeliveryCode.WAIT_TOO_LONG.code()
              + " "
              + failure.detail()
              + ", asks to wait "
              + failure.retryAfter().map(Duration::toSeconds).orElse(0L)
              + " s");
    } else if (delivery.attemptsNow() >= policy.attempts()) {
      delivery.giveUp(failure.getMessage());
    } else {
      delivery.retry(
          failure.getMessage(),
          policy.pause(delivery.attemptsNow(), failure.retryAfter(), random.getAsDouble()));
    }
  }

  /** The attempt as one record for topic deliveries. */
  public List<BusRecord> record(Delivery delivery) {
    DeliveryEvent event =
        new DeliveryEvent(
            delivery.id().text(),
            delivery.tenant(),
            delivery.id().decision(),
            delivery.id().number(),
            delivery.id().target(),
            delivery.purpose().word(),
            delivery.attempt(),
            delivery.state(),
            delivery.detail(),
            clock.instant());
    return List.of(
        BusRecord.caused(
            delivery.cause(),
            delivery.tenant(),
            EventType.DELIVERY,
            delivery.id().text() + "/" + delivery.attempt(),
            BusJson.write(event)));
  }

  /**
   * Counts what was recorded, and waits before the next attempt where there is one.
   *
   * @throws StageStopping when the target's route is to stop: the delivery is not committed, and
   *     begins anew when the route does
   */
  public void pause(Delivery delivery) {
    count(delivery);
    if (delivery.isOpen()) {
      gates.await(delivery.purpose(), delivery.id().target(), delivery.pause());
    }
  }

  private void count(Delivery delivery) {
    String state = delivery.state().name().toLowerCase(Locale.ROOT);
    meters.attempted(delivery);
    if (delivery.state() == DeliveryEvent.State.DELIVERED) {
      LOG.debug(
          "Delivered; tenant={} decision={} route={} attempt={}",
          delivery.tenant(),
          delivery.id().decision(),
          route(delivery),
          delivery.attempt());
    } else {
      LOG.warn(
          "Not delivered ({}): {}; next attempt in {} ms; tenant={} decision={} route={} attempt={}",
          state,
          delivery.detail().orElse("-"),
          delivery.isOpen() ? delivery.pause().toMillis() : "-",
          delivery.tenant(),
          delivery.id().decision(),
          route(delivery),
          delivery.attempt());
    }
  }

  private static String route(Delivery delivery) {
    return delivery.purpose().word() + "-" + delivery.id().target();
  }

  private static DeliveryFailure known(Delivery delivery, Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof DeliveryFailure failure) {
        return failure;
      }
    }
    // Its message may hold an address or a secret, so the class has to do, in the log as well.
    String name = exception.getClass().getSimpleName();
    StackTraceElement[] stack = exception.getStackTrace();
    LOG.error(
        "Adapter failed with {} at {}; tenant={} decision={} route={} attempt={}",
        name,
        stack.length == 0 ? "-" : stack[0],
        delivery.tenant(),
        delivery.id().decision(),
        route(delivery),
        delivery.attempt());
    return DeliveryFailure.passing(
        DeliveryCode.ADAPTER_FAILED, "the adapter failed: " + name, Optional.empty());
  }
}
