package io.bursar.routes.replay;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ReplayEvent;
import io.bursar.routes.bus.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

/**
 * Puts originals on the bus again. What they say has the identity that it had, so however often
 * that happens, it counts once; only when the bus has them is it said that they were replayed.
 */
public final class Replay {

  private static final String SINK = "kamelet:bus-sink?topic=";

  private final ProducerTemplate camel;
  private final Clock clock;

  /** Sends with this template. */
  public Replay(ProducerTemplate camel, Clock clock) {
    this.camel = camel;
    this.clock = clock;
  }

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
    for (Map.Entry<Topic, List<BusRecord>> each : plan.records().entrySet()) {
      camel.sendBody(SINK + each.getKey().topicName(), each.getValue());
    }
    ReplayEvent said = new ReplayEvent(tenant, plan.ids(), author, clock.instant());
    BusRecord record =
        BusRecord.of(
            tenant, EventType.REPLAYED, plan.ids().get(0) + "/replayed", BusJson.write(said));
    camel.sendBody(SINK + Topic.REJECTED.topicName(), List.of(record));
  }
}
