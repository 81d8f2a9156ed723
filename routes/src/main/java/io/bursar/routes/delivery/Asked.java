package io.bursar.routes.delivery;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ResendEvent;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes deliveries of what stands on the bus: decisions, and requests to send one again.
 *
 * @param purpose which of the two stages asks
 * @param lookup finds the decision of a request
 * @param meters are told of what asks nothing
 */
public record Asked(Purpose purpose, DecisionLookup lookup, DeliveryMeters meters) {

  /**
   * The deliveries that records of the bus ask of one target.
   *
   * @param since decisions that were made before it are not for the target, unless asked for
   * @param message what the target is to be sent for a decision, if anything
   */
  public List<Delivery> of(
      List<BusRecord> records,
      String target,
      Instant since,
      Function<Decision, Optional<Object>> message) {
    List<Delivery> asked = new ArrayList<>(1);
    for (BusRecord record : records) {
      Optional<Delivery> delivery =
          before(record, since) ? Optional.empty() : of(record, target, message);
      delivery.ifPresentOrElse(asked::add, () -> meters.notConcerned(purpose, target, 1));
    }
    return asked;
  }

  private Optional<Delivery> of(
      BusRecord record, String target, Function<Decision, Optional<Object>> message) {
    try {
      Optional<EventType> type = EventType.of(record.type());
      if (type.equals(Optional.of(EventType.DECISION))) {
        Decision decision = BusJson.read(record.value(), Decision.class);
        return message
            .apply(decision)
            .map(content -> delivery(id(decision, target), decision.tenant(), content, record, 0));
      }
      return type.equals(Optional.of(EventType.RESEND))
          ? again(BusJson.read(record.value(), ResendEvent.class), target, message, record)
          : Optional.empty();
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return Optional.of(unreadable(record, target));
    }
  }

  private Optional<Delivery> again(
      ResendEvent request,
      String target,
      Function<Decision, Optional<Object>> message,
      BusRecord cause) {
    DeliveryId id = DeliveryId.parse(request.delivery());
    if (!id.target().equals(target) || !request.purpose().equals(purpose.word())) {
      return Optional.empty();
    }
    return Optional.of(
        lookup
            .find(request.tenant(), id.decision(), id.number())
            .flatMap(message)
            .map(content -> delivery(id, request.tenant(), content, cause, request.attempts()))
            .orElseGet(() -> notFound(id, request, cause)));
  }

  /** Only decisions have a time before which they are not for a target. */
  private static boolean before(BusRecord record, Instant since) {
    return record.type().equals(EventType.DECISION.typeName())
        && record
            .origin()
            .filter(origin -> Instant.ofEpochMilli(origin.timestamp()).isBefore(since))
            .isPresent();
  }

  private static DeliveryId id(Decision decision, String target) {
    return new DeliveryId(decision.id(), decision.number(), target);
  }

  private Delivery delivery(
      DeliveryId id, String tenant, Object content, BusRecord cause, int attempts) {
    return Delivery.of(id, tenant, purpose, content, cause, attempts);
  }

  private Delivery notFound(DeliveryId id, ResendEvent request, BusRecord cause) {
    DeliveryFailure why =
        DeliveryFailure.lasting(
            DeliveryCode.DECISION_NOT_FOUND, "no such decision for this target on the bus");
    return Delivery.hopeless(id, request.tenant(), purpose, why, cause, request.attempts());
  }

  private Delivery unreadable(BusRecord record, String target) {
    String place = record.origin().map(BusRecord.Origin::text).orElse("?").replace('/', '-');
    DeliveryFailure why =
        DeliveryFailure.lasting(
            DeliveryCode.UNREADABLE, "the record at " + place + " is not what its type says");
    return Delivery.hopeless(
        new DeliveryId("unreadable-" + place, 1, target), record.key(), purpose, why, record, 0);
  }
}
