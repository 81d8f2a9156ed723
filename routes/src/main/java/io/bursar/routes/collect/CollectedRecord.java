package io.bursar.routes.collect;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import java.util.Optional;

/** How what was collected is put on the bus. */
public final class CollectedRecord {

  private CollectedRecord() {}

  /**
   * For topic charges.collected. Every version of a charge has the same key, so keeps its order.
   */
  public static BusRecord of(Collected collected, Optional<String> traceparent) {
    String key = collected.tenant() + "|" + collected.source() + "|" + collected.id();
    EventType type =
        collected instanceof Collected.Charge
            ? EventType.CHARGE_COLLECTED
            : EventType.METRIC_COLLECTED;
    return new BusRecord(
        key,
        type.typeName(),
        key + "|" + collected.version(),
        BusJson.write(collected),
        traceparent,
        Optional.empty());
  }

  /**
   * For topic rejected.
   *
   * @param id the same each time the same thing is rejected
   */
  static BusRecord of(Rejection rejection, String id) {
    return BusRecord.of(rejection.tenant(), EventType.REJECTED, id, BusJson.write(rejection));
  }
}
