package io.bursar.routes.delivery;

import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.Target;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ResendEvent;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;

/**
 * Asks for a delivery to be made again. The word goes over topic deliveries to whichever process
 * runs the target's route, so this can be called in any process.
 */
public final class DeliveryResend {

  private static final String SINK = "kamelet:bus-sink?topic=" + Topic.DELIVERIES.topicName();

  private final ProducerTemplate camel;
  private final Supplier<Optional<TargetsEvent>> configured;
  private final Clock clock;

  /**
   * Sends requests with this template.
   *
   * @param configured the targets in force now
   */
  public DeliveryResend(
      ProducerTemplate camel, Supplier<Optional<TargetsEvent>> configured, Clock clock) {
    this.camel = camel;
    this.configured = configured;
    this.clock = clock;
  }

  /**
   * Comes back when the bus has the request; the attempts follow on topic deliveries. The target
   * sees the same ids again, so one that took it after all can tell.
   *
   * @param tenant whose decision it is
   * @param deliveryId as the delivery's events have it
   * @param purpose {@code notify} or {@code adjust}, as the delivery's events have it
   * @param attempts the attempts that were made; numbering goes on after them
   * @throws IllegalArgumentException when the id or the purpose is not one, or no such target is
   *     configured, so that nobody would hear the request
   */
  public void resend(String tenant, String deliveryId, String purpose, int attempts) {
    DeliveryId id = DeliveryId.parse(deliveryId);
    if (!purpose.equals(Purpose.NOTIFY.word()) && !purpose.equals(Purpose.ADJUST.word())) {
      throw new IllegalArgumentException("purpose is \"" + purpose + "\"; write notify or adjust");
    }
    if (!targets(purpose).contains(id.target())) {
      throw new IllegalArgumentException(
          "no " + purpose + " target is named " + id.target() + "; add it to targets.yaml again");
    }
    ResendEvent request = new ResendEvent(id.text(), tenant, purpose, attempts, clock.instant());
    BusRecord record =
        BusRecord.of(
            tenant,
            EventType.RESEND,
            id.text() + "/" + attempts + "/resend",
            BusJson.write(request));
    camel.sendBody(SINK, List.of(record));
  }

  private List<String> targets(String purpose) {
    return configured
        .get()
        .map(
            event ->
                purpose.equals(Purpose.NOTIFY.word())
                    ? event.targets().stream().map(Target::name).toList()
                    : event.adjustTargets().stream().map(AdjustTarget::name).toList())
        .orElse(List.of());
  }
}
