package io.bursar.routes.delivery;

import io.bursar.routes.bus.Metric;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the routes of targets report; each target has a route, so each has its own counts. */
public final class DeliveryMeters {

  private final MeterRegistry registry;
  private final Map<StageName, StageMeter> meters = new ConcurrentHashMap<>();

  public DeliveryMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Records of the bus that ask nothing of the target. */
  void notConcerned(Purpose purpose, String target, int records) {
    of(purpose, target).out(Term.OTHER, records);
  }

  /** An attempt was recorded; where it was the last one, the record that asked for it has ended. */
  void attempted(Delivery delivery) {
    String target = delivery.id().target();
    registry
        .counter(
            Metric.DELIVERIES.meter(),
            "purpose",
            delivery.purpose().word(),
            "target",
            target,
            "state",
            delivery.state().name().toLowerCase(Locale.ROOT))
        .increment();
    switch (delivery.state()) {
      case DELIVERED -> of(delivery.purpose(), target).out(Term.DELIVERED, 1);
      case UNDELIVERED -> of(delivery.purpose(), target).out(Term.UNDELIVERED, 1);
      case RETRYING -> {
        // It is still pending.
      }
    }
  }

  private StageMeter of(Purpose purpose, String target) {
    return meters.computeIfAbsent(
        new StageName(purpose.word(), purpose.word() + "-" + target),
        name -> new StageMeter(registry, name, Term.DELIVERED, Term.UNDELIVERED, Term.OTHER));
  }
}
