package io.bursar.routes.views;

import io.bursar.routes.bus.DeliveryEvent;
import java.util.List;

/** Whom Bursar told what, or tried to. */
public interface DeliveriesView {

  /**
   * Deliveries as their last attempt left them, the one attempted last first.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<DeliveryEvent> find(DeliveriesQuery query, PageRequest page);

  /** Every attempt of a delivery, the first first. */
  List<DeliveryEvent> attempts(String tenant, String id);
}
