package io.bursar.routes.delivery;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.EventType;
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
 */
public record Asked(Purpose purpose, DecisionLookup lookup) {

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
    List<Delivery> deliveries = new ArrayList<>();
    for (BusRecord record : records) {
      Optional<EventType> type = EventType.of(record.type());
      try {
        if (type.equals(Optional.of(EventType.DECISION)) && !before(record, since)) {
          Decision decision = BusJson.read(record.value(), Decision.class);
          message
              .apply(decision)
              .map(content -> delivery(decision, target, content, record, 0))
              .ifPresent(deliveries::add);
        } else if (type.equals(Optional.of(EventType.DELIVERY))) {
          DeliveryEvent event = BusJson.read(record.value(), DeliveryEvent.class);
          if (event.state() == DeliveryEvent.State.REQUESTED
              && event.target().equals(target)
              && event.purpose().equals(purpose.word())) {
            deliveries.add(again(event, message, record));
          }
        }
      } catch (UncheckedIOException e) {
        deliveries.add(unreadable(record, target));
      }
    }
    return deliveries;
  }

  private static boolean before(BusRecord record, Instant since) {
    return record
        .origin()
        .filter(origin -> Instant.ofEpochMilli(origin.timestamp()).isBefore(since))
        .isPresent();
  }

  private Delivery again(
      DeliveryEvent request, Function<Decision, Optional<Object>> message, BusRecord cause) {
    Optional<Decision> decision =
        lookup.find(request.tenant(), request.decision(), request.decisionNumber());
    return decision
        .flatMap(found -> message.apply(found).map(content -> (Object) content))
        .map(
            content ->
                delivery(decision.get(), request.target(), content, cause, request.attempt()))
        .orElseGet(() -> notFound(request, cause));
  }

  private Delivery notFound(DeliveryEvent request, BusRecord cause) {
    return Delivery.hopeless(
        new DeliveryId(request.decision(), request.decisionNumber(), request.target()),
        request.tenant(),
        purpose,
        DeliveryFailure.lasting(
            DeliveryCode.DECISION_NOT_FOUND, "no such decision for this target on the bus"),
        cause,
        request.attempt());
  }

  private Delivery delivery(
      Decision decision, String target, Object content, BusRecord cause, int attempts) {
    return Delivery.of(
        new DeliveryId(decision.id(), decision.number(), target),
        decision.tenant(),
        purpose,
        content,
        cause,
        attempts);
  }

  private Delivery unreadable(BusRecord record, String target) {
    String place = record.origin().map(BusRecord.Origin::text).orElse("?").replace('/', '-');
    return Delivery.hopeless(
        new DeliveryId("unreadable-" + place, 0, target),
        record.key(),
        purpose,
        DeliveryFailure.lasting(
            DeliveryCode.UNREADABLE, "the record at " + place + " is not what its type says"),
        record,
        0);
  }
}
