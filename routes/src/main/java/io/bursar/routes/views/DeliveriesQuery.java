package io.bursar.routes.views;

import io.bursar.routes.bus.DeliveryEvent;
import java.util.Optional;

/**
 * Which deliveries; what is empty does not matter.
 *
 * @param decision id of the decision they tell about
 * @param state how they stand now
 */
public record DeliveriesQuery(
    String tenant,
    Optional<String> decision,
    Optional<String> target,
    Optional<DeliveryEvent.State> state) {

  /** All of a tenant. */
  public static DeliveriesQuery all(String tenant) {
    return new DeliveriesQuery(tenant, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
