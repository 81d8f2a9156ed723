package io.bursar.routes.replay;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ReplayEvent;
import io.bursar.routes.bus.Topic;
import java.time.Clock;
import java.util.List;
import org.apache.camel.ProducerTemplate;

/**
 * Puts originals on the bus again. What they say has the identity that it had, so however often
 * that happens, it counts once.
 */
public final class Replay {

  private static final String ROUTE = "direct:collectReplay";

  private final ProducerTemplate camel;
  private final Clock clock;

  /** Sends with this template. */
  public Replay(ProducerTemplate camel, Clock clock) {
    this.camel = camel;
    this.clock = clock;
  }

  /**
   * What goes to the bus, in this order.
   *
   * @param collected for topic charges.collected
   * @param entries for topic journal
   * @param said for topic rejected: that they were replayed
   */
  public record Batch(List<BusRecord> collected, List<BusRecord> entries, List<BusRecord> said) {}

  /**
   * Comes back when the bus has all of it.
   *
   * @param tenant whose rejects they are
   * @param author who asked for it
   */
  public void carryOut(ReplayPlan plan, String tenant, String author) {
    if (plan.ids().isEmpty()) {
      return;
    }
    ReplayEvent said = new ReplayEvent(tenant, plan.ids(), author, clock.instant());
    BusRecord record =
        BusRecord.of(
            tenant, EventType.REPLAYED, plan.ids().get(0) + "/replayed", BusJson.write(said));
    camel.sendBody(
        ROUTE,
        new Batch(
            plan.records(Topic.CHARGES_COLLECTED), plan.records(Topic.JOURNAL), List.of(record)));
  }
}
